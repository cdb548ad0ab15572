package dev.pavedroad.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set.
 *
 * @param rateLimit          how much one user, or one address, may ask; without it no other rate is limited either
 * @param badTokens          how many bad tokens one address may send
 * @param groups             requests with a bulkhead and circuit breakers of their own, by a name for them
 * @param maxConnectionsPerAddress how many connections one address may have where no proxy is trusted
 * @param requestHeadTimeout how long the whole head of a request may take, from its first byte
 * @param requestBodyTimeout how long the gateway waits, in all, for the bytes of one request's body
 * @param responseTimeout    how long a service has for its answer, over all tries
 * @param maxConcurrentCalls how many calls to one service may be under way
 * @param maxEventStreamsPerUser how many event streams one user may have open
 * @param maxQueueWait       how long a call may expect to wait until it is among these; if longer, it is refused
 * @param breaker            when calls to a service stop for a while
 * @param trustedProxyHops   how many proxies stand before the gateway and may say whose request it is
 * @param corsAllowedOrigins the web origins whose scripts may call the API
 */
@Validated
@ConfigurationProperties("pavedroad.gateway")
public record GatewayProperties(
        @NotNull @Valid RateLimit rateLimit,
        @NotNull @Valid RateLimit badTokens,
        @NotNull Map<String, @Valid Group> groups,
        @Min(1) int maxConnectionsPerAddress,
        @NotNull @DurationMin(millis = 1) Duration requestHeadTimeout,
        @NotNull @DurationMin(millis = 1) Duration requestBodyTimeout,
        @NotNull @DurationMin(millis = 1) Duration responseTimeout,
        @Min(1) int maxConcurrentCalls,
        @Min(1) int maxEventStreamsPerUser,
        @NotNull @DurationMin(millis = 1) Duration maxQueueWait,
        @NotNull @Valid Breaker breaker,
        @Min(value = 0, message = "the number of proxies before the gateway, such as 1") int trustedProxyHops,
        @NotNull List<@Pattern(regexp = "\\*|https?://[^/\\s,*]+/?", message = ORIGINS) String> corsAllowedOrigins) {

    private static final String REQUESTS = "requests such as POST /api/users,GET /api/products/*";
    private static final String ORIGINS = "web origins such as https://shop.example.com,https://admin.example.com";

    /** A limit as it is in force: without the limit of all requests there is none. */
    public RateLimit limit(RateLimit other) {
        return rateLimit.isOff() ? rateLimit : other;
    }

    /**
     * A token bucket.
     *
     * @param perSecond how fast it refills; 0 turns the limit off
     * @param burst     how much it holds
     */
    public record RateLimit(
            @Min(value = 0, message = "a whole number such as 50, or 0 for no limit") int perSecond,
            @Min(value = 1, message = "a whole number such as 100") int burst) {

        public boolean isOff() {
            return perSecond == 0;
        }
    }

    /**
     * Requests that are kept apart from all others, which so go on while these are too many, slow or failing.
     *
     * @param requests           each a method and a path, or a path alone, as the communication map writes them
     * @param maxConcurrentCalls how many of them may be under way, at each service
     * @param rateLimit          how many of them one address may ask; {@code null} for no limit of their own
     */
    public record Group(
            @NotEmpty List<@Pattern(regexp = "([A-Z]+ )?/\\S*", message = REQUESTS) String> requests,
            @Min(value = 1, message = "a whole number such as 32") int maxConcurrentCalls,
            @Valid RateLimit rateLimit) {}

    /**
     * Opens when half of the last ten calls failed or were slow.
     *
     * @param slowAfter        a read that takes longer is slow
     * @param changesSlowAfter a change that takes longer is slow; an order that waits for another service is not
     * @param openFor          how long calls to the service then stop
     */
    public record Breaker(
            @NotNull @DurationMin(millis = 1) Duration slowAfter,
            @NotNull @DurationMin(millis = 1) Duration changesSlowAfter,
            @NotNull @DurationMin(millis = 1) Duration openFor) {}
}
