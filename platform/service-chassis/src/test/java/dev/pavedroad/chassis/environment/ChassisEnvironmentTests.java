package dev.pavedroad.chassis.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ChassisEnvironmentTests {

    @Test
    void takesThePortFromTheMap() {
        var environment = environment(Map.of());
        assertThat(environment.getProperty("server.port")).isEqualTo("3003");
        assertThat(environment.getProperty("management.server.port")).isEqualTo("9003");
    }

    @Test
    void takesTheMapFromAFile(@TempDir Path folder) throws IOException {
        var map = Files.writeString(folder.resolve("map.yml"),
                "services: {order-service: {port: 4003, public: true}}\ncalls: []\n");
        assertThat(environment(Map.of("COMMUNICATION_MAP", map.toString())).getProperty("server.port"))
                .isEqualTo("4003");
    }

    @Test
    void letsTheEnvironmentDecideFirst() {
        var environment = environment(Map.of("server.port", 4444, "server.tomcat.threads.max", 7));
        assertThat(environment.getProperty("server.port")).isEqualTo("4444");
        assertThat(environment.getProperty("management.server.port")).isEqualTo("10444");
        assertThat(environment.getProperty("server.tomcat.threads.max")).isEqualTo("7");
    }

    @Test
    void resolvesNamesByDnsWhenToldSo() {
        var environment = environment(Map.of("DISCOVERY", "dns", "DISCOVERY_DOMAIN", "internal"));
        assertThat(environment.getProperty("eureka.client.register-with-eureka")).isEqualTo("false");
        assertThat(environment.getProperty("eureka.client.fetch-registry")).isEqualTo("false");
        assertThat(environment.getProperty("spring.cloud.discovery.client.simple.instances.product-service[0].uri"))
                .isEqualTo("http://product-service.internal:3002");
    }

    @Test
    void leavesTheDomainOutWhenItIsEmpty() {
        var environment = environment(Map.of("DISCOVERY", "dns"));
        assertThat(environment.getProperty("spring.cloud.discovery.client.simple.instances.user-service[0].uri"))
                .isEqualTo("http://user-service:3001");
    }

    @Test
    void balancesTheLoadOfTheCalleesOnTheMap() {
        assertThat(environment(Map.of()).getProperty("spring.cloud.loadbalancer.eager-load.clients").split(","))
                .contains("notification-service", "product-service").doesNotContain("api-gateway");
    }

    @Test
    void saysWhichKindsOfDiscoveryThereAre() {
        assertThatIllegalStateException().isThrownBy(() -> environment(Map.of("DISCOVERY", "consul")))
                .withMessage("DISCOVERY is 'consul'; set it to 'eureka' (the default) or 'dns'");
    }

    @Test
    void forgetsDeadAddressesQuickly() {
        environment(Map.of());
        assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("5");
        assertThat(Security.getProperty("networkaddress.cache.negative.ttl")).isEqualTo("1");
    }

    private static StandardEnvironment environment(Map<String, Object> properties) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new MapPropertySource("service",
                Map.of("spring.application.name", "order-service")));
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        new ChassisEnvironment().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
