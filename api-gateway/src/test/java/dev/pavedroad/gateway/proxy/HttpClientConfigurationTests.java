package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.gateway.FakeService;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpClientConfigurationTests extends ServiceCalls {

    // Before the service ends it, which the next request would only notice when it is sent.
    @Test
    void endsAConnectionThatIsNotUsedForFiveSeconds() {
        var service = service(FakeService.says(200, ""));
        at("product-service", service.uri());
        assertThat(get("/api/products/1").statusCode()).isEqualTo(200);
        assertThat(service.connections()).isEqualTo(1);

        await().atMost(Duration.ofSeconds(25)).until(() -> service.connections() == 0);
    }
}
