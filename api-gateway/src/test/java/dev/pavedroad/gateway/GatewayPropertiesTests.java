package dev.pavedroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class GatewayPropertiesTests {

    @Test
    void areWhatTheContractSaysUnlessTheEnvironmentSaysOtherwise() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader().load("gateway", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        var settings = Binder.get(environment).bind("pavedroad.gateway", GatewayProperties.class).get();
        assertThat(settings.rateLimit()).isEqualTo(new GatewayProperties.RateLimit(50, 100));
        assertThat(settings.badTokens()).isEqualTo(new GatewayProperties.RateLimit(5, 50));
        assertThat(settings.groups().get("signin").rateLimit()).isEqualTo(new GatewayProperties.RateLimit(5, 60));
        assertThat(settings.maxEventStreamsPerUser()).isEqualTo(20);
        assertThat(settings.requestBodyTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.breaker())
                .isEqualTo(new GatewayProperties.Breaker(Duration.ofSeconds(2), Duration.ofSeconds(4),
                        Duration.ofSeconds(5)));
        assertThat(settings.trustedProxyHops()).isZero();
        assertThat(settings.corsAllowedOrigins()).isEmpty();
    }
}
