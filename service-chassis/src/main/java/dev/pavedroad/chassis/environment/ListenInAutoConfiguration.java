package dev.pavedroad.chassis.environment;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** A service with LISTEN_IN is heard there alone. */
// Last, so that further connectors get whatever the first one gets.
@AutoConfiguration(afterName = "dev.pavedroad.chassis.web.WebAutoConfiguration")
class ListenInAutoConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> listenIn(
            @Value("${pavedroad.listen-in}") List<String> networks) {
        return new ListenIn(networks.stream().map(Network::parse).toList());
    }
}
