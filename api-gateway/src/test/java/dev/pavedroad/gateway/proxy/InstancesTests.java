package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.FakeService;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstancesTests extends ServiceCalls {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
    void failNoRequestWhenOneOfTwoIsDead(String method) {
        var alive = service(FakeService.says(200, ""));
        at("product-service", FakeService.dead(), alive.uri());
        var body = method.startsWith("P") ? "0123456789".repeat(6_000) : null;
        for (int i = 0; i < 30; i++) {
            assertThat(send(method, "/api/products", body).statusCode()).isEqualTo(200);
        }
        assertThat(alive.received).hasSize(30).allSatisfy(
                it -> assertThat(new String(it.body(), StandardCharsets.UTF_8)).isEqualTo(body == null ? "" : body));
        assertThat(breakers.of("product-service").getMetrics().getNumberOfFailedCalls()).isZero();
    }

    @Test
    void takeTurns() {
        var one = service(FakeService.says(200, ""));
        var two = service(FakeService.says(200, ""));
        at("product-service", one.uri(), two.uri());
        for (int i = 0; i < 10; i++) {
            get("/api/products/1");
        }
        assertThat(one.received).hasSize(5);
        assertThat(two.received).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 502, 503})
    void areTriedInTurnForAReaderWhenOneBreaks(int status) {
        var broken = service(status == 0 ? FakeService.resets() : FakeService.says(status, "x".repeat(100_000)));
        var alive = service(FakeService.says(200, "hello"));
        at("product-service", broken.uri(), alive.uri());
        for (int i = 0; i < 10; i++) {
            assertThat(get("/api/products/1").body()).isEqualTo("hello");
        }
        assertThat(broken.received).isNotEmpty();
    }

    @Test
    void areTriedTwiceAtMost() {
        var broken = java.util.stream.Stream.generate(() -> service(FakeService.says(503, "down", "X-Theirs: 1")))
                .limit(3).toList();
        at("product-service", broken.stream().map(FakeService::uri).toArray(java.net.URI[]::new));
        assertThat(get("/api/products/1").headers().firstValue("X-Theirs")).isPresent();
        assertThat(broken.stream().mapToInt(it -> it.received.size()).sum()).isEqualTo(2);
        assertThat(broken).allSatisfy(it -> assertThat(it.received).hasSizeLessThan(2));
    }

    // By DNS one name stands for all: the next connection may lead to another.
    @Test
    void areAskedAgainByTheOnlyNameThatTheyHaveWhenOneBreaks() {
        var broken = service(FakeService.resets());
        at("product-service", broken.uri());
        assertThat(get("/api/products/1").statusCode()).isEqualTo(503);
        assertThat(broken.received).hasSize(2);
        assertThat(send("POST", "/api/products", "x").statusCode()).isEqualTo(503);
        assertThat(broken.received).hasSize(3);
    }

    // A killed instance breaks every connection that was open to it, not only the one that is used first.
    @Test
    void areAskedAgainByANewConnectionWhenTheOpenOnesBreak() throws Exception {
        var both = new CountDownLatch(2);
        var ofTheDead = ConcurrentHashMap.newKeySet();
        var service = service((request, socket) -> {
            ofTheDead.add(socket);
            both.countDown();
            both.await();
            FakeService.says(200, "").answer(request, socket);
        });
        at("product-service", service.uri());
        var other = CompletableFuture.supplyAsync(() -> get("/api/products/1"));
        get("/api/products/1");
        other.join();
        service.behaves((request, socket) -> (ofTheDead.contains(socket)
                ? FakeService.resets()
                : FakeService.says(200, "")).answer(request, socket));
        assertThat(get("/api/products/1").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500, 502, 503, 504})
    void areTriedOnceForAWriterWhoseRequestWasSent(int status) {
        var broken = service(status == 0 ? FakeService.resets() : FakeService.says(status, "x"));
        var other = service(status == 0 ? FakeService.resets() : FakeService.says(status, "x"));
        at("product-service", broken.uri(), other.uri());
        assertThat(send("POST", "/api/products", "x").statusCode()).isEqualTo(status == 0 ? 503 : status);
        assertThat(broken.received.size() + other.received.size()).isEqualTo(1);
    }

    @Test
    void thatDoNotExistAreA503() {
        at("product-service");
        for (int i = 0; i < 20; i++) {
            assertProblem(get("/api/products/1"), 503, "service-unavailable");
        }
        running("product-service");
        assertThat(get("/api/products/1").statusCode()).as("at once when there is one").isEqualTo(200);
    }

    @Test
    void thatAreAllDeadAreA503() {
        at("product-service", FakeService.dead());
        assertProblem(get("/api/products/1"), 503, "service-unavailable");
        at("product-service", FakeService.dead(), FakeService.dead());
        assertProblem(send("POST", "/api/products", "x"), 503, "service-unavailable");
    }
}
