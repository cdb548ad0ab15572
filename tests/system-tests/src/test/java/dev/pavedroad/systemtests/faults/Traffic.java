package dev.pavedroad.systemtests.faults;

import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.Client.Response;
import dev.pavedroad.systemtests.SteadyLoad;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Customers and a warehouse at work: orders, cancellations, shipments, deliveries and reads, and what was promised. */
final class Traffic implements AutoCloseable {

    private static final int REPEATS = 3;
    // Longer lives no access token.
    private static final Duration SIGN_IN_AGAIN = Duration.ofMinutes(10);

    private final List<String> products;
    private final Random random;
    private final SteadyLoad load = new SteadyLoad();
    private final Queue<String> open = new ConcurrentLinkedQueue<>();
    private final Map<String, String> promises = new ConcurrentHashMap<>();
    private volatile Client customer = FaultySystem.nobody().signUp();
    private volatile Client warehouse = FaultySystem.administrator();
    private volatile long signedIn = System.nanoTime();

    Traffic(List<String> products, long seed) {
        this.products = products;
        this.random = new Random(seed);
    }

    Traffic begin() {
        load.every(Duration.ofMillis(200), "order", this::order);
        load.every(Duration.ofMillis(400), "order", this::order);
        load.every(Duration.ofMillis(500), "next step", this::nextStep);
        load.every(Duration.ofMillis(300), "read", () -> customer.get("/api/products/" + product()));
        load.every(Duration.ofMillis(700), "read", () -> customer.get("/api/orders?size=5"));
        return this;
    }

    int count() {
        return load.count();
    }

    /** The last thing that a client was told of each order: its status, or {@code ACCEPTED}. */
    Map<String, String> promises() {
        return promises;
    }

    // A client without a response asks again with the same key.
    private Response order() {
        signInAgain();
        var key = UUID.randomUUID().toString();
        var product = product();
        var answer = customer.order(product, 1, "Idempotency-Key", key);
        for (var i = 0; i < REPEATS && answer.status() >= 500; i++) {
            answer = customer.order(product, 1, "Idempotency-Key", key);
        }
        if (answer.status() == 201 || answer.status() == 202) {
            promises.put(answer.text("id"), answer.status() == 201 ? answer.text("status") : "ACCEPTED");
            open.add(answer.text("id"));
        }
        return answer;
    }

    private Response nextStep() {
        var order = open.poll();
        if (order == null) {
            return customer.get("/api/orders?size=1");
        }
        var answer = switch (random.nextInt(3)) {
            case 0 -> customer.post("/api/orders/%s/cancellation".formatted(order), "");
            case 1 -> warehouse.post("/api/orders/%s/shipment".formatted(order), "{}");
            default -> customer.get("/api/orders/" + order);
        };
        if (answer.status() == 200) {
            promises.put(order, answer.text("status"));
            if (answer.text("status").equals("SHIPPED")) {
                return deliver(order);
            }
        }
        return answer;
    }

    private Response deliver(String order) {
        var answer = warehouse.post("/api/orders/%s/delivery".formatted(order), "");
        if (answer.status() == 200) {
            promises.put(order, answer.text("status"));
        }
        return answer;
    }

    private synchronized void signInAgain() {
        if (System.nanoTime() - signedIn > SIGN_IN_AGAIN.toNanos()) {
            try {
                customer = customer.signInAgain();
                warehouse = FaultySystem.administrator();
                signedIn = System.nanoTime();
            } catch (IllegalStateException _) {
                // Nobody can sign in right now; the old tokens are still good for a while.
            }
        }
    }

    private String product() {
        return products.get(random.nextInt(products.size()));
    }

    @Override
    public String toString() {
        return load.toString();
    }

    @Override
    public void close() {
        load.close();
    }
}
