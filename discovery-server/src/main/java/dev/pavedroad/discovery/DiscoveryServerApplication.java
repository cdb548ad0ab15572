package dev.pavedroad.discovery;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;
import org.springframework.core.SpringProperties;

/** The registry in which services find each other where no platform does that for them. */
@SpringBootApplication
@EnableEurekaServer
class DiscoveryServerApplication {

    public static void main(String[] arguments) {
        // With beans that were decided at build time Eureka's server would not be initialized: it hides from Spring where.
        SpringProperties.setFlag(AotDetector.AOT_ENABLED, false);
        SpringApplication.run(DiscoveryServerApplication.class, arguments);
    }
}
