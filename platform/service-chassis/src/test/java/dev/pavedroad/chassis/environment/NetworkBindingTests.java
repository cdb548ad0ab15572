package dev.pavedroad.chassis.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pavedroad.chassis.SampleService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class NetworkBindingTests {

    @Test
    void answersInTheSameFormInEachOfTheNetworksAndNowhereElse() throws Exception {
        try (var service = start("127.0.0.1/32,127.0.0.0/8"); var http = HttpClient.newHttpClient()) {
            assertThat(connectors(service)).hasSize(2).allSatisfy(connector -> {
                assertThat(((AbstractProtocol<?>) connector.getProtocolHandler()).getAddress())
                        .isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
                var uri = URI.create("http://127.0.0.1:%d/api//open".formatted(connector.getLocalPort()));
                var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.body()).contains("/problems/invalid-request");
                assertThat(connector.getAllowTrace()).isTrue();
                assertThat(connector.getProtocolHandler().getExecutor())
                        .isInstanceOfSatisfying(ThreadPoolExecutor.class,
                                threads -> assertThat(threads.getMaximumPoolSize()).isEqualTo(1000));
            });
        }
    }

    @Test
    void listensEverywhereWhenNothingIsSaid() throws IOException {
        try (var service = start("")) {
            assertThat(connectors(service)).singleElement().satisfies(
                    it -> assertThat(((AbstractProtocol<?>) it.getProtocolHandler()).getAddress().isAnyLocalAddress())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.213.0.32     | networks such as 10.213.0.32/28, separated by commas
            10.213.0.999/28 | networks such as 10.213.0.32/28, separated by commas
            10.213.0.32/33  | networks such as 10.213.0.32/28, separated by commas
            240.0.0.0/28    | networks in which this machine has an address""")
    void refusesWhatItCannotListenIn(String network, String remedy) {
        assertThatThrownBy(() -> start(network)).rootCause()
                .hasMessage("LISTEN_IN is '%s'; set it to %s", network, remedy);
    }

    @ParameterizedTest
    @CsvSource({"10.213.0.32/28, 10.213.0.47, true", "10.213.0.32/28, 10.213.0.48, false",
        "10.213.0.32/28, 10.213.0.31, false", "255.0.0.0/8, 255.1.2.3, true", "10.0.0.1/32, 10.0.0.1, true",
        "10.0.0.1/32, 10.0.0.2, false", "127.0.0.0/8, ::1, false"})
    void tellsWhatIsInANetwork(String network, String address, boolean within) {
        assertThat(NetworkBinding.isIn(network).test(InetAddress.ofLiteral(address))).isEqualTo(within);
    }

    private static ConfigurableApplicationContext start(String networks) throws IOException {
        return new SpringApplication(SampleService.class).run(SampleService.arguments("--LISTEN_IN=" + networks));
    }

    private static List<Connector> connectors(ConfigurableApplicationContext service) {
        var server = (TomcatWebServer) ((ServletWebServerApplicationContext) service).getWebServer();
        return Stream.of(server.getTomcat().getService().findConnectors()).toList();
    }
}
