package dev.pavedroad.chassis.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import dev.pavedroad.chassis.SampleService;
import dev.pavedroad.chassis.identity.PublicKeys;
import dev.pavedroad.chassis.identity.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

@ExtendWith(OutputCaptureExtension.class)
class StartingAndStoppingTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    pavedroad.identity.public-keys-dir  | PUBLIC_KEYS_DIR is ''; set it to the folder with the issuers' .jwks.json files, or PUBLIC_KEYS to
                    pavedroad.identity.signing-key-file | SIGNING_KEY_FILE is ''; set it to the file with this service's private key, or SIGNING_KEY to
                    """,
            quoteCharacter = '"')
    void refusesToStartWithoutAKeyAndSaysWhatToSet(String missing, String sentence, CapturedOutput output)
            throws IOException {
        var arguments = Arrays.stream(SampleService.arguments()).filter(it -> !it.contains(missing));
        assertThatException()
                .isThrownBy(() -> new SpringApplication(SampleService.class).run(arguments.toArray(String[]::new)));
        assertThat(output).contains("APPLICATION FAILED TO START").contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void startsWithKeysThatAreValues() throws IOException {
        var files = SampleService.arguments();
        try (var service = new SpringApplication(SampleService.class).run(SampleService.withKeysAsValues(files))) {
            assertThat(service.getBean(PublicKeys.class).of("user-service").getKeys()).hasSize(1);
            assertThat(service.getBean(SigningKey.class).sign(Map.of("iss", "order-service"))).contains(".");
        }
    }

    @Test
    void goesOnAnsweringWhileItDrainsButSendsClientsElsewhere() throws Exception {
        var service =
                new SpringApplication(SampleService.class, Registration.class)
                        .run(SampleService.arguments("--pavedroad.drain-time=3s"));
        var registration = service.getBean(ApplicationInfoManager.class).getInfo();
        assertThat(registration.getStatus()).isEqualTo(InstanceStatus.UP);
        var address = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
        assertThat(get(address + "/health").statusCode()).isEqualTo(200);
        assertThat(get(address + "/api/open").headers().firstValue("Connection")).isEmpty();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(service::close);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(get(address + "/health").statusCode()).isEqualTo(503));
            await().until(() -> registration.getStatus() == InstanceStatus.DOWN);
            var answer = get(address + "/api/open");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Connection")).contains("close");
            assertThat(get(address + "/health/live").statusCode()).isEqualTo(200);
        }
        assertThat(service.isActive()).isFalse();
    }

    static class Registration {

        @Bean
        ApplicationInfoManager registration() {
            return new ApplicationInfoManager(null, InstanceInfo.Builder.newBuilder().setAppName("sample").build());
        }
    }

    private HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }
}
