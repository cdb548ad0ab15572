package dev.pavedroad.order.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.chassis.client.ClientCalls;
import dev.pavedroad.order.product.StockReservation.Refused;
import dev.pavedroad.order.product.StockReservation.Refused.Reason;
import dev.pavedroad.order.product.StockReservation.Refused.Shortage;
import dev.pavedroad.order.product.StockReservation.Released;
import dev.pavedroad.order.product.StockReservation.Reserved;
import feign.FeignException;
import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.resilience4j.timelimiter.annotation.TimeLimiter;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * The client of product-service. Both calls may be repeated: it remembers the outcome for each order. Background tasks have
 * a bulkhead of their own, so that a backlog of them takes nothing from requests.
 */
@Component
public class ProductCatalog {

    private static final String CALLEE = "product-service";
    private static final String BACKGROUND = "product-service-background";

    private record Refusal(String type, List<Shortage> shortages) {}

    private final ProductClient client;
    private final ClientCalls calls;
    private final ObjectMapper json;

    ProductCatalog(ProductClient client, ClientCalls calls, ObjectMapper json) {
        this.client = client;
        this.calls = calls;
        this.json = json;
    }

    /** Sets all of it aside or nothing; fails with {@link ProductServiceUnavailableException} when the outcome is not known. */
    @Retry(name = CALLEE, fallbackMethod = "reservationUnknown")
    @CircuitBreaker(name = CALLEE)
    @TimeLimiter(name = CALLEE)
    @Bulkhead(name = CALLEE)
    public CompletableFuture<StockReservation> reserve(UUID orderId, List<RequestedItem> items) {
        return startReservation(orderId, items);
    }

    /** The same for a background task, which tries again by itself. */
    @CircuitBreaker(name = CALLEE, fallbackMethod = "reservationUnknown")
    @TimeLimiter(name = CALLEE)
    @Bulkhead(name = BACKGROUND)
    public CompletableFuture<StockReservation> reserveInBackground(UUID orderId, List<RequestedItem> items) {
        return startReservation(orderId, items);
    }

    private CompletableFuture<StockReservation> startReservation(UUID orderId, List<RequestedItem> items) {
        return calls.start(() -> {
            try {
                return checked(client.reserve(orderId, new ProductClient.Request(items)), items);
            } catch (FeignException.Conflict | FeignException.UnprocessableEntity answer) {
                return outcomeOf(answer);
            }
        });
    }

    /** Gives back what was set aside, if it was; fails with {@link ProductServiceUnavailableException} when that is not known. */
    @Retry(name = CALLEE, fallbackMethod = "releaseUnknown")
    @CircuitBreaker(name = CALLEE)
    @TimeLimiter(name = CALLEE)
    @Bulkhead(name = CALLEE)
    public CompletableFuture<Void> release(UUID orderId) {
        return startRelease(orderId);
    }

    /** The same for a background task, which tries again by itself. */
    @CircuitBreaker(name = CALLEE, fallbackMethod = "releaseUnknown")
    @TimeLimiter(name = CALLEE)
    @Bulkhead(name = BACKGROUND)
    public CompletableFuture<Void> releaseInBackground(UUID orderId) {
        return startRelease(orderId);
    }

    private CompletableFuture<Void> startRelease(UUID orderId) {
        return calls.start(() -> {
            client.release(orderId);
            return null;
        });
    }

    private static Reserved checked(Reserved answer, List<RequestedItem> items) {
        if (answer == null || !answer.covers(items)) {
            throw new IllegalStateException("what was reserved is not what was asked for");
        }
        return answer;
    }

    private StockReservation outcomeOf(FeignException answer) {
        var refusal = read(answer);
        return switch (refusal.type().substring(refusal.type().lastIndexOf('/') + 1)) {
            case "insufficient-stock" -> new Refused(Reason.INSUFFICIENT_STOCK, refusal.shortages());
            case "unknown-product" -> new Refused(Reason.UNKNOWN_PRODUCT, List.of());
            case "reservation-released" -> new Released();
            default -> throw answer;
        };
    }

    private Refusal read(FeignException answer) {
        try {
            return json.readValue(answer.content(), Refusal.class);
        } catch (IOException | IllegalArgumentException _) {
            throw answer;
        }
    }

    /**
     * The fallback, not for callers. Public, because Resilience4j sets a private one accessible before each call and
     * inaccessible after it, while other threads call it.
     */
    public CompletableFuture<StockReservation> reservationUnknown(UUID orderId, List<RequestedItem> items,
            Throwable cause) {
        return CompletableFuture.failedFuture(new ProductServiceUnavailableException(cause));
    }

    /** Not for callers, as the one above. */
    public CompletableFuture<Void> releaseUnknown(UUID orderId, Throwable cause) {
        return CompletableFuture.failedFuture(new ProductServiceUnavailableException(cause));
    }
}
