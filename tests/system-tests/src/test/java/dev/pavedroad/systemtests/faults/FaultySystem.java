package dev.pavedroad.systemtests.faults;

import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.devstack.process.InstanceName;
import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.Registry;
import dev.pavedroad.systemtests.TestStack;
import dev.pavedroad.systemtests.SystemReadiness;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The stack that all tests of failures share: two processes of each service, and a mail server that can misbehave. */
final class FaultySystem {

    static final List<String> DOUBLED =
            List.of("user-service", "product-service", "order-service", "notification-service");

    private static final Duration DRAIN_TIME = Duration.ofSeconds(5);
    private static final Duration RECOVERED = Duration.ofMinutes(3);
    private static final Duration SETTLED = Duration.ofMinutes(3);

    private FaultySystem() {}

    private static class Holder {
        static final MailServer MAIL = MailServer.start();
        static final DevStack STACK = start();
    }

    static DevStack stack() {
        return Holder.STACK;
    }

    static MailServer mail() {
        return Holder.MAIL;
    }

    static Client nobody() {
        return Client.at(stack().gatewayUrl());
    }

    static Client administrator() {
        return nobody().as(stack().adminEmail(), stack().adminPassword());
    }

    static Database database(String name) {
        return Database.of(stack(), name);
    }

    static List<ServiceProcess> instances(String service) {
        return stack().processes().stream().filter(it -> InstanceName.of(it.name()).service().equals(service)).toList();
    }

    /** @param instance as an instance calls itself: {@code <service>:<host>:<port>} */
    static ServiceProcess processCalled(String instance) {
        return stack().processes().stream().filter(it -> it.address().endsWith(instance.replaceAll(".*:", ":")))
                .findFirst().orElseThrow();
    }

    /** SIGKILL for every instance of a service. */
    static void kill(String service) {
        instances(service).forEach(ServiceProcess::kill);
    }

    /**
     * Starts what is not running, and waits until all find each other, no circuit is open on the way of an order, and
     * none of the orders before is still being worked on.
     */
    static void makeWhole() {
        var dead = stack().processes().stream().filter(it -> !it.isAlive())
                .map(it -> CompletableFuture.runAsync(it::restart)).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(dead).join();
        await().atMost(RECOVERED).until(() -> DOUBLED.stream().allMatch(FaultySystem::isRegistered));
        var shop = await().atMost(RECOVERED).ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> Shop.with(1_000_000), Objects::nonNull);
        SystemReadiness.awaitOrdersAndReads(RECOVERED, shop.customer(), shop.product());
        await().atMost(SETTLED).until(() -> tasks("orders") == 0);
    }

    /** Whether the registry knows both instances of a service; after a start it tells nobody for a while. */
    static boolean isRegistered(String service) {
        try {
            return Registry.of(stack()).has(service, 2);
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /** Waits until no background work is left: from then on nothing happens to any order by itself. */
    static void awaitIdle(Duration atMost) {
        await().atMost(atMost).until(() -> Stream.of("orders", "notifications").mapToLong(FaultySystem::tasks)
                .sum() == 0);
    }

    private static long tasks(String database) {
        return database(database).count("scheduled_tasks where task_name not like 'forget-%'");
    }

    // It stops by itself when this JVM ends.
    private static DevStack start() {
        // Each JVM of the tests has its own.
        var options = TestStack.options("faulty-system-" + System.getProperty("surefire.fork", "1"))
                .environment("api-gateway", "RATE_LIMIT_PER_SECOND", "0")
                // Within the 6 s of the default eleven processes do not always come to renew their leases on two cores.
                .environment("discovery-server", "EUREKA_WAIT_TIME_MS", "20000")
                .environment("notification-service", "SMTP_PORT", Integer.toString(Holder.MAIL.port()));
        DOUBLED.forEach(service -> options.instances(service, 2));
        var stack = DevStack.start(options.drainTime(DRAIN_TIME).build());
        // At the end nobody asks any more, so nobody has to drain, and Surefire waits for half a minute only.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> killServices(stack)));
        return stack;
    }

    private static void killServices(DevStack stack) {
        stack.processes().stream().filter(it -> !it.name().equals("postgres")).forEach(ServiceProcess::kill);
    }
}
