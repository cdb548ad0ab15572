package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.systemtests.Catalogue;
import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.Client.Response;
import dev.pavedroad.systemtests.DevStackOnly;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of operations on few orders and few products, at once and at both instances of each service, against a
 * model that is simpler than the system: {@code -Dfaults.operations=} says how many, {@code -Dfaults.seed=} which.
 */
@DevStackOnly
class InterleavingsTests {

    private static final int OPERATIONS = Integer.getInteger("faults.operations", 1000);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());
    private static final int THREADS = 8;
    private static final int PRODUCTS = 3;
    private static final int STOCK = 60;
    // So few that everybody meets everybody.
    private static final int ORDERS_IN_PLAY = 6;

    private final List<String> products = new ArrayList<>();
    private final Map<String, AtomicInteger> adjusted = new ConcurrentHashMap<>();
    private final List<String> orders = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

    private record Instance(Client ordering, Client shipping, Client stock) {}

    @Test
    void leaveStockOrdersHistoriesAndMailsAsTheModelHasThem() {
        System.out.printf("-Dfaults.operations=%d -Dfaults.seed=%d%n", OPERATIONS, SEED);
        FaultySystem.makeWhole();
        var administrator = FaultySystem.administrator();
        for (var i = 0; i < PRODUCTS; i++) {
            products.add(Catalogue.newProduct(administrator, STOCK));
        }
        products.forEach(it -> adjusted.put(it, new AtomicInteger(STOCK)));
        var deadlocks = deadlocks();
        play(administrator, FaultySystem.nobody().signUp());
        FaultySystem.awaitIdle(Duration.ofMinutes(5));
        System.out.printf("%d orders, answers: %s%n", orders.size(), new TreeMap<>(answers));
        var audit = new ConsistencyAudit();
        adjusted.forEach((product, stock) -> audit.product(product, stock.get()));
        assertThat(audit.audit()).as("surplus mails").isZero();
        assertThat(done.values()).as("each step of an order succeeds once").allMatch(it -> it.get() == 1);
        assertThat(deadlocks()).isEqualTo(deadlocks);
        whatSucceededIsInTheHistory(audit.histories());
    }

    private void play(Client administrator, Client customer) {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var players = IntStream.range(0, THREADS).mapToObj(number -> CompletableFuture.runAsync(() -> {
                var random = new Random(SEED + number);
                var orders = FaultySystem.instances("order-service").get(number % 2).address();
                var stock = FaultySystem.instances("product-service").get(number / 2 % 2).address();
                var at = new Instance(customer.directlyAt(orders), administrator.directlyAt(orders),
                        administrator.directlyAt(stock));
                for (var i = 0; i < OPERATIONS / THREADS; i++) {
                    operation(at, random);
                }
            }, threads)).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(players).join();
        }
    }

    private void operation(Instance at, Random random) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> order(at, random);
            case 4, 5, 6 -> step(at.ordering(), "cancellation", random, false);
            case 7 -> step(at.shipping(), "shipment", random, true);
            case 8 -> step(at.shipping(), "delivery", random, true);
            default -> adjust(at, random);
        }
    }

    private void order(Instance at, Random random) {
        var chosen = new ArrayList<>(products);
        Collections.shuffle(chosen, random);
        var items = chosen.stream().limit(1 + random.nextInt(PRODUCTS))
                .map(it -> Map.of("productId", it, "quantity", 1 + random.nextInt(3))).toList();
        var answer = at.ordering().post("/api/orders", Map.of("items", items));
        count("order", answer, 201, 202, 409);
        if (answer.status() < 300) {
            orders.add(answer.text("id"));
        }
    }

    private void step(Client client, String step, Random random, boolean once) {
        var known = orders.size();
        if (known == 0) {
            return;
        }
        var order = orders.get(Math.max(0, known - 1 - random.nextInt(ORDERS_IN_PLAY)));
        var answer = client.post("/api/orders/%s/%s".formatted(order, step), "{}");
        count(step, answer, 200, 409);
        if (answer.status() == 200) {
            var successes = done.computeIfAbsent(order + " " + step, _ -> new AtomicInteger());
            if (once || successes.get() == 0) {
                successes.incrementAndGet();
            }
        }
    }

    private void adjust(Instance at, Random random) {
        var product = products.get(random.nextInt(PRODUCTS));
        var delta = random.nextInt(21) - 8;
        if (delta == 0) {
            return;
        }
        var answer = at.stock().post("/api/products/%s/stock-adjustments".formatted(product),
                Map.of("delta", delta, "reason", "model"));
        count("adjustment", answer, 200, 409);
        if (answer.status() == 200) {
            adjusted.get(product).addAndGet(delta);
        }
    }

    private void count(String operation, Response answer, Integer... expected) {
        answers.computeIfAbsent(operation + " " + answer.status(), _ -> new AtomicInteger()).incrementAndGet();
        assertThat(answer.status()).as(operation).isIn((Object[]) expected);
    }

    private void whatSucceededIsInTheHistory(Map<String, String> histories) {
        var status = Map.of("cancellation", "CANCELLED", "shipment", "SHIPPED", "delivery", "DELIVERED");
        assertThat(done.keySet()).allSatisfy(it -> {
            var words = it.split(" ");
            assertThat(histories.get(words[0])).contains(status.get(words[1]));
        });
    }

    private static long deadlocks() {
        return Stream.of("orders", "products", "notifications").mapToLong(name -> Long.parseLong(FaultySystem
                .database(name).text("select deadlocks from pg_stat_database where datname = ?", name))).sum();
    }
}
