package dev.pavedroad.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.netflix.eureka.registry.AbstractInstanceRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "EUREKA_WAIT_TIME_MS=100")
class ResponseCacheTests {

    private static final String INSTANCE =
            """
                    {"instance": {"instanceId": "order-1", "hostName": "localhost", "app": "ORDER-SERVICE", "ipAddr": "127.0.0.1",
                     "vipAddress": "order-service", "status": "UP", "port": {"$": 3003, "@enabled": "true"},
                     "dataCenterInfo": {"@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"}}}
                    """;

    @Autowired
    private TestRestTemplate http;
    @Autowired
    private AbstractInstanceRegistry registry;

    @Test
    void isForgottenWithinSecondsWhereNothingInvalidatesIt() {
        await().atMost(Duration.ofMinutes(1)).until(
                () -> http.getForEntity("/eureka/apps", String.class).getStatusCode() == HttpStatus.OK);
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        assertThat(http.postForEntity("/eureka/apps/ORDER-SERVICE", new HttpEntity<>(INSTANCE, headers), String.class)
                .getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(apps()).contains("order-1");
        // As a response that was computed before a change and cached after it, this is not what the registry knows.
        registry.clearRegistry();
        await().atMost(Duration.ofMinutes(1)).until(() -> !apps().contains("order-1"));
    }

    private String apps() {
        return http.getForObject("/eureka/apps", String.class);
    }
}
