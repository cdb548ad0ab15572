package dev.pavedroad.order.ordering;

import dev.pavedroad.order.idempotency.IdempotencyKeys;
import dev.pavedroad.order.idempotency.IdempotencyKeys.Claim;
import dev.pavedroad.order.ordering.CheckoutOutcome.IdempotencyKeyReused;
import dev.pavedroad.order.ordering.CheckoutOutcome.Pending;
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
class IdempotentReplay {

    // The time that a first request needs beside its call to product-service.
    private static final Duration MARGIN = Duration.ofMillis(200);
    private static final Duration POLL = Duration.ofMillis(50);

    private final IdempotencyKeys keys;
    private final Orders orders;
    private final Duration timeout;
    private final Clock clock;

    IdempotentReplay(IdempotencyKeys keys, Orders orders, @Value("${pavedroad.client.deadline}") Duration callDeadline,
            Clock clock) {
        this.keys = keys;
        this.orders = orders;
        this.timeout = callDeadline.plus(MARGIN);
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
    CheckoutOutcome answer(Order repeated, String key) {
        var customer = repeated.customer().id();
        var claim = keys.find(customer, key);
        if (!claim.fingerprint().equals(fingerprint(repeated.lines()))) {
            return new IdempotencyKeyReused();
        }
        var end = clock.instant().plus(timeout);
        // A first request that is older than it could take has died: nobody waits for its answer.
        var stillRunning = claim.createdAt().plus(timeout);
        var outcome = present(claim);
        while (isOpen(outcome, claim) && clock.instant().isBefore(end) && clock.instant().isBefore(stillRunning)) {
            LockSupport.parkNanos(POLL.toNanos());
            claim = keys.find(customer, key);
            outcome = present(claim);
        }
        return outcome;
    }

    private static boolean isOpen(CheckoutOutcome outcome, Claim claim) {
        return outcome instanceof Pending && !claim.answeredPending();
    }

    private CheckoutOutcome present(Claim claim) {
        var order = orders.findById(claim.orderId()).orElseThrow(() -> new UnknownOrderException(claim.orderId()));
        return claim.answeredPending() ? new Pending(order) : CheckoutOutcome.of(order);
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
