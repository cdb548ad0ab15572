package dev.pavedroad.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.cloud.netflix.eureka.server.EurekaServerConfigBean;
import org.springframework.http.HttpStatus;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "EUREKA_WAIT_TIME_MS=600000")
class DiscoveryServerTests {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private EurekaServerConfigBean settings;

    @Test
    void saysThatItIsWell() {
        assertThat(status("/health")).isEqualTo(HttpStatus.OK);
        assertThat(status("/health/live")).isEqualTo(HttpStatus.OK);
        assertThat(http.getForObject("/", String.class)).contains("Eureka");
        assertThat(status("/env")).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void staysClosedUntilItHasHeardFromItsClients() {
        assertThat(status("/eureka/apps")).isEqualTo(HttpStatus.FORBIDDEN);
        settings.setWaitTimeInMsWhenSyncEmpty(1);
        await().atMost(Duration.ofMinutes(1)).until(() -> status("/eureka/apps") == HttpStatus.OK);
    }

    private Object status(String path) {
        return http.getForEntity(path, String.class).getStatusCode();
    }
}
