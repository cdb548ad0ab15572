package dev.pavedroad.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.systemtests.Catalogue;
import dev.pavedroad.systemtests.Client;
import dev.pavedroad.systemtests.Client.Response;
import dev.pavedroad.systemtests.DevStackOnly;
import dev.pavedroad.systemtests.SystemReadiness;
import dev.pavedroad.systemtests.TestStack;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One client, at an address of its own, does all that it can to a system with its default limits; meanwhile another user is
 * served as ever.
 */
@DevStackOnly
class HostileClientTests {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String ELSEWHERE = "127.0.0.31";
    private static final int ROUNDS = Integer.getInteger("hostile.rounds", 10);
    private static final int AT_ONCE = 64;
    private static final int STOCK = 100_000;

    private static DevStack stack;

    private Client user;
    private String product;
    private String refreshToken;

    @BeforeAll
    static void start() {
        stack = DevStack.start(TestStack.options("hostile-client").build());
    }

    @AfterAll
    static void stop() {
        stack.processes().stream().filter(it -> !it.name().equals("postgres")).forEach(ServiceProcess::kill);
        stack.close();
    }

    @BeforeEach
    void signIn() {
        user = Client.at(stack.gatewayUrl()).signUp();
        product = Catalogue.newProduct(Client.at(stack.gatewayUrl()).as(stack.adminEmail(), stack.adminPassword()),
                STOCK);
        SystemReadiness.awaitOrdersAndReads(SOON, user, product);
        refreshToken = signInWithinTwoRetries().text("refreshToken");
    }

    @Test
    void holdsUpNobodyBySignIns() {
        attackedBy(attacker -> attacker.post("/api/users/tokens",
                Map.of("email", UUID.randomUUID() + "@example.com", "password", "wrong horse")), 401, 429);
    }

    @Test
    void holdsUpNobodyBySearches() {
        Database.of(stack, "products").change("""
                insert into products (id, sku, name, description, category, price, stock, version)
                select gen_random_uuid(), 'many-' || number, 'Cup ' || md5(number::text), 'A cup, number ' || number,
                    'Kitchen', 2.50, 100, 0
                from generate_series(1, 20000) as number on conflict do nothing""");
        attackedBy(attacker -> attacker.get("/api/products?query=zq"), 200, 429, 503);
        attackedBy(attacker -> attacker.get("/api/products?query=%3F%3F%3F"), 200, 429, 503);
    }

    @Test
    void holdsUpNobodyByForgedTokens() {
        var token = user.token();
        attackedBy(attacker -> attacker.withToken(token.substring(0, token.length() - 8) + "AAAAAAAA")
                .get("/api/users/me"), 401, 429);
    }

    @Test
    void holdsUpNobodyByConnections() throws IOException {
        var held = new ArrayList<Closeable>();
        try {
            for (var connection = 0; connection < 1200; connection++) {
                held.add(begin("GET /api/products HTTP/1.1\r\nHost: shop\r\n", ELSEWHERE));
            }
            serveTheUser();
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    @Test
    void holdsUpNobodyByEventStreams() throws IOException {
        var followers = new ArrayList<Socket>();
        try {
            for (var account = 0; account < 5; account++) {
                var attacker = Client.at(stack.gatewayUrl()).from(ELSEWHERE).signUp();
                var order = attacker.order(product, 1).text("id");
                for (var stream = 0; stream < 30; stream++) {
                    followers.add(
                            begin("GET /api/orders/%s/events HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(order, attacker.token()), ELSEWHERE));
                }
            }
            assertThat(followers.stream().filter(HostileClientTests::isLetIn)).hasSize(5 * 20);
            serveTheUser();
        } finally {
            for (var follower : followers) {
                follower.close();
            }
        }
    }

    private interface Attack {
        Response by(Client attacker);
    }

    private void attackedBy(Attack attack, Integer... statuses) {
        var attacker = Client.at(stack.gatewayUrl()).from(ELSEWHERE);
        var load = LoadGenerator.of(AT_ONCE).keepAsking(() -> attack.by(attacker));
        try (load) {
            await().atMost(SOON).until(() -> load.count() > AT_ONCE * 2);
            serveTheUser();
        }
        System.out.println("attacked by " + load);
        assertThat(load.statuses().keySet()).isSubsetOf(statuses);
    }

    private void serveTheUser() {
        for (var round = 0; round < ROUNDS; round++) {
            serve(() -> user.get("/health"), 200);
            refreshToken = serve(() -> user.withToken(null).post("/api/users/tokens/refresh",
                    Map.of("refreshToken", refreshToken)), 200).text("refreshToken");
            serve(() -> user.get("/api/users/me"), 200);
            serve(() -> user.get("/api/products/" + product), 200);
            // 202 is an answer too: on a busy machine a reservation may take longer than a client has to wait.
            serve(() -> user.order(product, 1), 201, 202);
        }
        assertThat(signInWithinTwoRetries().status()).isEqualTo(200);
    }

    private static Response serve(Supplier<Response> request, Integer... statuses) {
        var answer = request.get();
        assertThat(answer.status()).as("%s %s: %s", answer.response().request().method(), answer.response().uri(),
                answer.body()).isIn((Object[]) statuses);
        return answer;
    }

    private Response signInWithinTwoRetries() {
        var answer = signInOnce();
        for (var retry = 0; retry < 2 && answer.status() == 429; retry++) {
            var wait = Duration.ofSeconds(Long.parseLong(answer.header("Retry-After")));
            await().pollDelay(wait).atMost(wait.plus(SOON)).until(() -> true);
            answer = signInOnce();
        }
        return answer;
    }

    private Response signInOnce() {
        return user.withToken(null).post("/api/users/tokens",
                Map.of("email", user.email(), "password", Client.PASSWORD));
    }

    private static boolean isLetIn(Socket stream) {
        try {
            return new String(stream.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket begin(String head, String from) throws IOException {
        var gateway = URI.create(stack.gatewayUrl());
        var socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), (int) SOON.toMillis());
        socket.setSoTimeout((int) SOON.toMillis());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
