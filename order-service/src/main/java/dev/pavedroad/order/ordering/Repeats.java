package dev.pavedroad.order.ordering;

import dev.pavedroad.order.idempotency.IdempotencyKeys;
import dev.pavedroad.order.idempotency.IdempotencyKeys.Claim;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Answers a repeated request as the first one was answered, and waits for the first when that is still running. */
@Component
class Repeats {

    // What a first request takes besides its call to product-service.
    private static final Duration MARGIN = Duration.ofMillis(200);
    private static final Duration POLL = Duration.ofMillis(50);

    private final IdempotencyKeys keys;
    private final Orders orders;
    private final Duration timeout;
    private final Clock clock;

    Repeats(IdempotencyKeys keys, Orders orders, @Value("${pavedroad.edge-deadline}") Duration edgeDeadline,
            Clock clock) {
        this.keys = keys;
        this.orders = orders;
        this.timeout = edgeDeadline.plus(MARGIN);
        this.clock = clock;
    }

    /** Takes the key for this order; false when it stands for an earlier one. */
    boolean claim(Order order, String key) {
        return keys.claim(order.customer().id(), key, fingerprint(order.lines()), order.id());
    }

    void answeredPending(Order order, String key) {
        keys.answeredPending(order.customer().id(), key);
    }

    /** The answer for a request like one that came before. */
    Placed answer(Order repeated, String key) {
        var customer = repeated.customer().id();
        var claim = keys.find(customer, key);
        if (!claim.fingerprint().equals(fingerprint(repeated.lines()))) {
            throw new IdempotencyKeyReused();
        }
        var end = clock.instant().plus(timeout);
        // A first request that is older than it could take has died: nobody waits for its answer.
        var stillRunning = claim.createdAt().plus(timeout);
        var placed = present(claim);
        while (isOpen(placed, claim) && clock.instant().isBefore(end) && clock.instant().isBefore(stillRunning)) {
            LockSupport.parkNanos(POLL.toNanos());
            claim = keys.find(customer, key);
            placed = present(claim);
        }
        return placed;
    }

    private static boolean isOpen(Placed placed, Claim claim) {
        return !placed.outcomeKnown() && !claim.answeredPending();
    }

    private Placed present(Claim claim) {
        var order = orders.findById(claim.orderId()).orElseThrow(() -> new UnknownOrder(claim.orderId()));
        return claim.answeredPending() ? Placed.pending(order) : Placed.byStatus(order);
    }

    private static String fingerprint(List<OrderLine> lines) {
        var text =
                lines.stream().map(line -> line.productId() + ":" + line.quantity()).collect(Collectors.joining(","));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
