package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.systemtests.SteadyLoad.Outcome;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The services find each other through DNS, and the registry is away; there are two addresses behind one name. They
 * listen on the ports of the map, as they do where DNS is used, and see a {@code resolv.conf} of their own in a mount
 * namespace of their own.
 */
@DevStackOnly
@EnabledIf(value = "mayMakeNamespaces",
        disabledReason = "this system permits no user namespaces, or no listening on port 53")
@Execution(ExecutionMode.CONCURRENT)
class DnsDiscoveryTests {

    private static final InetAddress NAME_SERVER = InetAddress.ofLiteral("127.0.153.53");
    private static final InetAddress FIRST = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress SECOND = InetAddress.ofLiteral("127.0.0.2");
    private static final String DOUBLED = "product-service.internal";
    private static final List<String> ALL =
            List.of("api-gateway", "user-service", "product-service", "order-service", "notification-service");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int STOCK = 100_000;
    private static final int THREADS_OF_THE_LOAD = 6;

    @TempDir
    private static Path folder;

    private static DnsServer dns;
    private static DevStack stack;

    private final Client client = Client.at(stack.gatewayUrl());
    private final Client customer = client.signUp();
    private final String product =
            Catalogue.newProduct(client.as(stack.adminEmail(), stack.adminPassword()), STOCK);

    @BeforeAll
    static void start() throws IOException {
        dns = DnsServer.start(NAME_SERVER, 53, "internal", FIRST);
        dns.move(DOUBLED, FIRST, SECOND);
        stack = stack();
        stack.process("discovery-server").kill();
    }

    @AfterAll
    static void stop() throws IOException {
        stack.close();
        dns.close();
    }

    static boolean mayMakeNamespaces() throws InterruptedException {
        try (var _ = new DatagramSocket(new InetSocketAddress(NAME_SERVER, 53))) {
            return new ProcessBuilder("unshare", "--map-root-user", "--mount", "true").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void takesAnOrderToItsMailWithoutTheRegistry() {
        assertThat(customer.order(product, 3).status()).isEqualTo(201);
        assertThat(client.get("/api/products/" + product).body().path("stock").asInt()).isEqualTo(STOCK - 3);
        await().atMost(SOON).until(() -> stack.mails().stream()
                .filter(it -> it.recipient().equals(customer.email())).count() == 1);
        assertThat(dns.asked()).containsExactlyInAnyOrder("user-service.internal", "product-service.internal",
                "order-service.internal", "notification-service.internal");
    }

    @Test
    void aKillOfOneOfTwoFailsAtMostWhatWasWithIt() {
        SystemReadiness.awaitOrdersAndReads(SOON, customer, product);
        try (var load = new SteadyLoad()) {
            load.every(Duration.ofMillis(100), "read", () -> customer.get("/api/products/" + product))
                    .every(Duration.ofMillis(150), "read", () -> customer.get("/api/products?size=5"))
                    .every(Duration.ofMillis(250), "order", () -> customer.order(product, 1));
            await().atMost(SOON).until(() -> load.count() > 100);
            var attempts = new FailedAttempts(stack);
            stack.process("product-service").kill();
            dns.move(DOUBLED, SECOND);
            // Longer than the JVM remembers an address, 5 s.
            var killed = load.count();
            await().atMost(SOON).until(() -> load.count() > killed + 150);
            attempts.awaitNoMore(load);
            load.close();
            System.out.printf("one of two addresses killed: %s; attempts of the gateway that met it: %d%n", load,
                    attempts.count());
            assertThat(load.of("read")).extracting(Outcome::status).containsOnly(200);
            assertThat(load.failures()).hasSizeLessThanOrEqualTo(THREADS_OF_THE_LOAD);
        }
    }

    private static DevStack stack() throws IOException {
        var resolver = Files.writeString(folder.resolve("resolv.conf"),
                "nameserver %s\n".formatted(NAME_SERVER.getHostAddress()));
        var options = TestStack.options("dns-discovery").portOffset(0).instances("product-service", 2)
                .environment("product-service-2", "SERVER_ADDRESS", SECOND.getHostAddress())
                .environment("product-service-2", "SERVER_PORT", "3002")
                .environment("api-gateway", "RATE_LIMIT_PER_SECOND", "0")
                .launchedBy("unshare", "--map-root-user", "--mount", "sh", "-c",
                        "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"", resolver.toString());
        ALL.forEach(it -> options.environment(it, "DISCOVERY", "dns").environment(it, "DISCOVERY_DOMAIN", "internal"));
        return DevStack.start(options.build());
    }
}
