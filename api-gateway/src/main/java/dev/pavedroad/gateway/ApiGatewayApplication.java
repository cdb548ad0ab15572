package dev.pavedroad.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class ApiGatewayApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ApiGatewayApplication.class, arguments);
    }
}
