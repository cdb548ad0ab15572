package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.localstack.LocalStack;
import dev.pavedroad.systemtests.Catalogue;
import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.DnsServer;
import dev.pavedroad.systemtests.LocalStackOnly;
import dev.pavedroad.systemtests.SteadyLoad;
import dev.pavedroad.systemtests.SteadyLoad.Outcome;
import dev.pavedroad.systemtests.TestStack;
import dev.pavedroad.systemtests.Wellbeing;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Services find each other by DNS, and one of two addresses behind a name dies. */
@LocalStackOnly
@EnabledIf(value = "dev.pavedroad.systemtests.DnsDiscoveryTests#mayMakeNamespaces",
        disabledReason = "this system permits no user namespaces, or no listening on port 53")
class OneOfTwoByNameTests {

    private static final InetAddress NAME_SERVER = InetAddress.ofLiteral("127.0.153.53");
    private static final InetAddress FIRST = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress SECOND = InetAddress.ofLiteral("127.0.0.2");
    private static final String NAME = "product-service.internal";
    private static final List<String> ALL =
            List.of("api-gateway", "user-service", "product-service", "order-service", "notification-service");
    private static final int THREADS_OF_THE_LOAD = 6;
    @TempDir
    private Path folder;

    @Test
    void aKillFailsAtMostWhatWasWithTheOneThatDied() throws IOException {
        try (var dns = DnsServer.start(NAME_SERVER, 53, "internal", FIRST)) {
            dns.move(NAME, FIRST, SECOND);
            try (var stack = stack()) {
                killOneUnderLoad(stack, dns);
            }
        }
    }

    private static void killOneUnderLoad(LocalStack stack, DnsServer dns) {
        var client = Client.at(stack.gatewayUrl());
        var customer = client.signUp();
        var product = Catalogue.newProduct(client.as(stack.adminEmail(), stack.adminPassword()), 100_000);
        Wellbeing.awaitOrdersAndReads(Duration.ofMinutes(2), customer, product);
        try (var load = new SteadyLoad()) {
            load.every(Duration.ofMillis(100), "read", () -> customer.get("/api/products/" + product))
                    .every(Duration.ofMillis(150), "read", () -> customer.get("/api/products?size=5"))
                    .every(Duration.ofMillis(250), "order", () -> customer.order(product, 1));
            await().atMost(Duration.ofMinutes(2)).until(() -> load.count() > 100);
            var attempts = new FailedAttempts(stack);
            stack.process("product-service").kill();
            dns.move(NAME, SECOND);
            // Longer than the JVM remembers an address, 5 s.
            var killed = load.count();
            await().atMost(Duration.ofMinutes(2)).until(() -> load.count() > killed + 150);
            attempts.awaitNoMore(load);
            load.close();
            System.out.printf("one of two addresses killed: %s; attempts of the gateway that met it: %d%n", load,
                    attempts.count());
            assertThat(load.of("read")).extracting(Outcome::status).containsOnly(200);
            assertThat(load.failures()).hasSizeLessThanOrEqualTo(THREADS_OF_THE_LOAD);
        }
    }

    private LocalStack stack() throws IOException {
        var resolver = Files.writeString(folder.resolve("resolv.conf"),
                "nameserver %s\n".formatted(NAME_SERVER.getHostAddress()));
        var builder = TestStack.builder("one-of-two-by-name").portOffset(0).instances("product-service", 2)
                .environment("product-service-2", "SERVER_ADDRESS", SECOND.getHostAddress())
                .environment("product-service-2", "SERVER_PORT", "3002")
                .environment("api-gateway", "RATE_LIMIT_PER_SECOND", "0")
                .launchedBy("unshare", "--map-root-user", "--mount", "sh", "-c",
                        "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"", resolver.toString());
        ALL.forEach(it -> builder.environment(it, "DISCOVERY", "dns").environment(it, "DISCOVERY_DOMAIN", "internal"));
        return builder.start();
    }
}
