package dev.pavedroad.order.tracking;

import dev.pavedroad.order.ordering.StatusChange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What one client is told: others say what happened, the thread of the client's request passes it on. */
class EventStream {

    private final UUID order;
    private final UUID user;
    private final long commentEvery;
    private final long endOfLife;
    private int lastSent;
    private List<StatusChange> history = List.of();
    private boolean ended;

    /** @param life the rest of the life of the token that the client came with */
    EventStream(UUID order, UUID user, int lastEventId, Duration commentEvery, Duration life) {
        this.order = order;
        this.user = user;
        this.lastSent = lastEventId;
        this.commentEvery = commentEvery.toNanos();
        this.endOfLife = System.nanoTime() + life.toNanos();
    }

    UUID order() {
        return order;
    }

    boolean isOfSameUser(EventStream other) {
        return user.equals(other.user);
    }

    /** Takes in the order's whole history; one that is older than what is known changes nothing. */
    synchronized void tell(List<StatusChange> latest) {
        if (latest.size() > history.size()) {
            history = latest;
            notifyAll();
        }
    }

    /** Lets the stream end as soon as it has passed on what is known. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    void sendTo(EventWriter client) throws IOException, InterruptedException {
        var nextComment = System.nanoTime() + commentEvery;
        do {
            for (var change : awaitUnsent(nextComment)) {
                client.write(lastSent + 1, change);
                lastSent++;
            }
            if (System.nanoTime() - nextComment >= 0) {
                client.writeComment();
                nextComment += commentEvery;
            }
        } while (!isOver());
    }

    private synchronized List<StatusChange> awaitUnsent(long deadline) throws InterruptedException {
        var left = remaining(deadline);
        while (history.size() <= lastSent && !isOver() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = remaining(deadline);
        }
        return history.subList(Math.min(lastSent, history.size()), history.size());
    }

    private long remaining(long deadline) {
        var now = System.nanoTime();
        return Math.min(deadline - now, endOfLife - now);
    }

    private synchronized boolean isOver() {
        var allSent = history.size() <= lastSent;
        return allSent && (ended || System.nanoTime() - endOfLife >= 0
                || !history.isEmpty() && history.getLast().status().isFinal());
    }
}
