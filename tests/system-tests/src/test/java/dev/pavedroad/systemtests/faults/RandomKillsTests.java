package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.process.InstanceName;
import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.systemtests.Catalogue;
import dev.pavedroad.systemtests.DevStackOnly;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Processes die at random, the registry, the gateway and the database too, while orders are placed all the time.
 * {@code -Dfaults.kills=200} makes it as long as one likes, {@code -Dfaults.minutes=10} ends it in time, and
 * {@code -Dfaults.seed=} repeats a choice of victims.
 */
@DevStackOnly
class RandomKillsTests {

    private static final int KILLS = Integer.getInteger("faults.kills", 10);
    private static final Duration AT_MOST = Duration.ofMinutes(Integer.getInteger("faults.minutes", 60));
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());
    private static final int MAX_DEAD = 3;
    private static final int MAX_REQUESTS_BETWEEN = 20;
    private static final int STOCK = 100_000;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Set<ServiceProcess> starting = ConcurrentHashMap.newKeySet();

    @Test
    void loseNoOrderTakeNoStockTwiceAndSendNoWrongMail() {
        System.out.printf("-Dfaults.kills=%d -Dfaults.seed=%d%n", KILLS, SEED);
        FaultySystem.makeWhole();
        var administrator = FaultySystem.administrator();
        var products = Stream.generate(() -> Catalogue.newProduct(administrator, STOCK)).limit(3).toList();
        var audit = new ConsistencyAudit();
        products.forEach(it -> audit.product(it, STOCK));
        var traffic = new Traffic(products, SEED).begin();
        try (traffic; var starts = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = System.nanoTime() + AT_MOST.toNanos();
            for (var i = 0; i < KILLS && System.nanoTime() < end; i++) {
                killSomebody(traffic, starts);
            }
        }
        FaultySystem.makeWhole();
        FaultySystem.awaitIdle(Duration.ofMinutes(5));
        var surplus = audit.audit();
        System.out.printf("%d killed: %s%nrequests: %s%n%d orders accepted, %d surplus mails%n",
                kills.values().stream().mapToInt(it -> it).sum(), kills, traffic,
                traffic.promises().size(), surplus);
        promisesAreKept(traffic.promises(), audit.histories());
        assertThat(surplus).isLessThanOrEqualTo(kills.getOrDefault("notification-service", 0));
    }

    // As many as may be dead at once are; one in four dies again while it starts.
    private void killSomebody(Traffic traffic, ExecutorService starts) {
        var before = traffic.count();
        var pause = random.nextInt(MAX_REQUESTS_BETWEEN);
        var again = random.nextInt(4) == 0;
        await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(20))
                .until(() -> traffic.count() >= before + pause && (starting.size() < MAX_DEAD || again));
        var all = FaultySystem.stack().processes().stream().filter(ServiceProcess::isAlive)
                .filter(it -> starting.contains(it) == (again && !starting.isEmpty())).toList();
        if (all.isEmpty()) {
            killSomebody(traffic, starts);
            return;
        }
        var victim = all.get(random.nextInt(all.size()));
        victim.kill();
        kills.merge(InstanceName.of(victim.name()).service(), 1, Integer::sum);
        if (starting.add(victim)) {
            starts.execute(() -> startAgain(victim));
        }
    }

    private void startAgain(ServiceProcess victim) {
        do {
            try {
                victim.restart();
            } catch (StackException _) {
                // It was killed while it started.
            }
        } while (!victim.isAlive());
        starting.remove(victim);
    }

    private static void promisesAreKept(Map<String, String> promises, Map<String, String> histories) {
        promises.forEach((order, told) -> {
            var history = List.of(histories.getOrDefault(order, "lost").split(" "));
            assertThat(history).as("order " + order).contains(told.equals("ACCEPTED") ? "PENDING" : told);
        });
    }
}
