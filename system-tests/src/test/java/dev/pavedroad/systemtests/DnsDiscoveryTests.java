package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.localstack.LocalStack;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The services find each other through DNS, and the registry is away. They listen on the ports of the map, as they do
 * where DNS is used, and see a {@code resolv.conf} of their own in a mount namespace of their own.
 */
@LocalStackOnly
@EnabledIf(value = "mayMakeNamespaces",
        disabledReason = "this system permits no user namespaces, or no listening on port 53")
@Execution(ExecutionMode.CONCURRENT)
class DnsDiscoveryTests {

    private static final InetAddress NAME_SERVER = InetAddress.ofLiteral("127.0.153.53");
    private static final InetAddress SERVICES = InetAddress.ofLiteral("127.0.0.1");
    private static final List<String> ALL =
            List.of("api-gateway", "user-service", "product-service", "order-service", "notification-service");

    @TempDir
    private Path folder;

    static boolean mayMakeNamespaces() throws InterruptedException {
        try (var _ = new DatagramSocket(new InetSocketAddress(NAME_SERVER, 53))) {
            return new ProcessBuilder("unshare", "--map-root-user", "--mount", "true").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void takesAnOrderToItsMailWithoutTheRegistry() throws IOException {
        try (var dns = DnsServer.start(NAME_SERVER, 53, "internal", SERVICES); var stack = stack()) {
            stack.process("discovery-server").kill();
            var client = Client.at(stack.gatewayUrl());
            var customer = client.signUp();
            var product = Catalogue.newProduct(client.as(stack.adminEmail(), stack.adminPassword()), 10);
            assertThat(customer.order(product, 3).status()).isEqualTo(201);
            assertThat(client.get("/api/products/" + product).body().path("stock").asInt()).isEqualTo(7);
            await().atMost(Duration.ofMinutes(1)).until(() -> stack.mails().size() == 1);
            assertThat(dns.asked()).containsExactlyInAnyOrder("user-service.internal", "product-service.internal",
                    "order-service.internal", "notification-service.internal");
        }
    }

    private LocalStack stack() throws IOException {
        var resolver = Files.writeString(folder.resolve("resolv.conf"),
                "nameserver %s\n".formatted(NAME_SERVER.getHostAddress()));
        var builder = TestStack.builder("dns-discovery").portOffset(0).launchedBy("unshare", "--map-root-user",
                "--mount", "sh", "-c",
                "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"", resolver.toString());
        ALL.forEach(it -> builder.environment(it, "DISCOVERY", "dns").environment(it, "DISCOVERY_DOMAIN", "internal"));
        return builder.start();
    }
}
