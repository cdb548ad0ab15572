package dev.pavedroad.discovery;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;

/** The registry in which services find each other where no platform does that for them. */
@SpringBootApplication
@EnableEurekaServer
class DiscoveryServerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DiscoveryServerApplication.class, arguments);
    }
}
