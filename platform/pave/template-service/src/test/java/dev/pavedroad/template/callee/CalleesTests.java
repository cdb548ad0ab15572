package dev.pavedroad.template.callee;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.pavedroad.chassis.client.ClientCalls;
import feign.FeignException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

// Only the response timeout is that of operation: a slow machine must reach no other one before it.
@SpringBootTest(properties = {"pavedroad.client.deadline=60s",
    "spring.cloud.openfeign.client.config.default.connect-timeout=60000",
    "resilience4j.timelimiter.configs.default.timeout-duration=60s"})
class CalleesTests {

    private static final JsonNode BODY = JsonNodeFactory.instance.objectNode().put("name", "First");

    @Autowired
    private Callees callees;
    @Autowired
    private ClientCalls calls;
    @Autowired
    private WireMockServer server;
    @Autowired
    private CircuitBreakerRegistry breakers;

    /** A request, what the server sees of it, and how often it is tried. */
    record Endpoint(String method, String path, int attempts,
            Function<Callees, CompletableFuture<JsonNode>> call) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Endpoint> endpoints() {
        return Stream.<Endpoint>builder()
                // each idempotent endpoint
                .add(new Endpoint("PUT", "/internal/callees/1", 3,
                        it -> it.putCallees("1", BODY)))
                // end
                // each other endpoint
                .add(new Endpoint("POST", "/internal/callees", 1,
                        it -> it.postCallees(BODY)))
                // end
                .build();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void readAResponse(Endpoint endpoint) {
        serverResponds(endpoint, okJson("{\"stored\": true}"));

        assertThat(ask(endpoint)).hasToString("{\"stored\":true}");

        var request = server.getAllServeEvents().getFirst().getRequest();
        assertThat(request.getMethod()).hasToString(endpoint.method());
        assertThat(request.getUrl()).isEqualTo(endpoint.path());
        assertThat(request.getHeader("Authorization")).startsWith("Bearer ");
        assertThat(request.getBodyAsString()).isEqualTo(request.getMethod().hasEntity() ? BODY.toString() : "");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void readAResponseWithoutABody(Endpoint endpoint) {
        serverResponds(endpoint, aResponse().withStatus(204));

        assertThat(ask(endpoint)).isNull();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void passOnARefusal(Endpoint endpoint) {
        serverResponds(endpoint, aResponse().withStatus(409).withBody("{\"type\": \"/problems/conflict\"}"));

        assertThatExceptionOfType(FeignException.Conflict.class).isThrownBy(() -> ask(endpoint))
                .satisfies(refusal -> assertThat(refusal.contentUTF8()).contains("/problems/conflict"));
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void retryWhatIsIdempotentAndNothingElse(Endpoint endpoint) {
        serverResponds(endpoint, aResponse().withStatus(503));

        assertThatExceptionOfType(CalleeServiceUnavailableException.class).isThrownBy(() -> ask(endpoint));
        assertThat(server.getAllServeEvents()).hasSize(endpoint.attempts());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void giveUpOnAServerThatDoesNotRespond(Endpoint endpoint) {
        serverResponds(endpoint, aResponse().withFixedDelay(60_000));

        assertThatExceptionOfType(CalleeServiceUnavailableException.class).isThrownBy(() -> ask(endpoint));
    }

    private void serverResponds(Endpoint endpoint, ResponseDefinitionBuilder response) {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
        // The first call of a context takes longer than others, and maybe too long.
        await().ignoreExceptions().until(() -> {
            ask(endpoint);
            return true;
        });
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(response));
        breakers.circuitBreaker("callee-service").reset();
    }

    private JsonNode ask(Endpoint endpoint) {
        return calls.await(() -> endpoint.call().apply(callees));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Callees.class, CalleeConfiguration.class})
    static class Context {

        @Bean(initMethod = "start", destroyMethod = "stop")
        WireMockServer server() {
            return new WireMockServer(wireMockConfig().dynamicPort());
        }

        @Bean
        DynamicPropertyRegistrar address(WireMockServer server) {
            var instance = "spring.cloud.discovery.client.simple.instances.callee-service[0]";
            return registry -> registry.add(instance + ".uri", server::baseUrl);
        }
    }
}
