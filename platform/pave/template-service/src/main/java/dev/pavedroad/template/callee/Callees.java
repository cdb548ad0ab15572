package dev.pavedroad.template.callee;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pavedroad.chassis.client.ClientCalls;
import feign.FeignException.FeignClientException;
import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.resilience4j.timelimiter.annotation.TimeLimiter;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * The client of callee-service; a response without a body is {@code null}. A 4xx is a response too, and reaches the
 * caller as {@link FeignClientException}. Without a usable response in time a call fails with
 * {@link CalleeServiceUnavailableException}.
 */
@Component
public class Callees {

    private static final String CALLEE = "callee-service";

    private final CalleeClient client;
    private final ClientCalls calls;

    Callees(CalleeClient client, ClientCalls calls) {
        this.client = client;
        this.calls = calls;
    }
    // each idempotent endpoint

    /** {@code PUT /internal/callees/{id}} */
    @Retry(name = CALLEE, fallbackMethod = "failed")
    @CircuitBreaker(name = CALLEE)
    @TimeLimiter(name = CALLEE)
    @Bulkhead(name = CALLEE)
    public CompletableFuture<JsonNode> putCallees(String id, JsonNode body) {
        return calls.start(() -> client.putCallees(id, body));
    }
    // end
    // each other endpoint

    /** {@code POST /internal/callees}, without a retry: a second attempt could do it a second time. */
    @CircuitBreaker(name = CALLEE, fallbackMethod = "failed")
    @TimeLimiter(name = CALLEE)
    @Bulkhead(name = CALLEE)
    public CompletableFuture<JsonNode> postCallees(JsonNode body) {
        return calls.start(() -> client.postCallees(body));
    }
    // end

    /**
     * The fallback for a 4xx, not for callers. Public, because Resilience4j sets a private one accessible before each
     * call and inaccessible after it, while other threads call it.
     */
    public CompletableFuture<JsonNode> failed(FeignClientException refusal) {
        return CompletableFuture.failedFuture(refusal);
    }

    /** The fallback for all other failures, not for callers either. */
    public CompletableFuture<JsonNode> failed(Throwable cause) {
        return CompletableFuture.failedFuture(new CalleeServiceUnavailableException(cause));
    }
}
