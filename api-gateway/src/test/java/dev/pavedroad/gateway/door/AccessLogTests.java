package dev.pavedroad.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.gateway.GatewayUnderTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AccessLogTests extends GatewayUnderTest {

    @Test
    void hasOneLineARequestWithoutSecrets(CapturedOutput output) {
        running("product-service");
        var token = TestTokens.customer(UUID.randomUUID());
        var trace = get("/api/products/logged?query=secret", "Authorization", token).headers()
                .firstValue("X-Trace-Id").orElseThrow();
        await().untilAsserted(() -> assertThat(
                output.getOut().lines().filter(it -> it.contains("/api/products/logged"))).singleElement()
                .asString().contains("GET /api/products/logged 200", "ms trace=" + trace));
        assertThat(output.getAll()).doesNotContain("secret", token.substring(7));
    }
}
