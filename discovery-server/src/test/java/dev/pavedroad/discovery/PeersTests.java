package dev.pavedroad.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.eureka.EurekaServerContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;

class PeersTests {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "registry.example"})
    void areNoOthersWhateverTheHostNameOfTheRegistry(String host) {
        try (var registry = new SpringApplication(DiscoveryServerApplication.class)
                .run("--server.port=0", "--ADVERTISED_HOST=" + host)) {
            assertThat(registry.getBean(EurekaServerContext.class).getPeerEurekaNodes().getPeerNodesView()).isEmpty();
        }
    }
}
