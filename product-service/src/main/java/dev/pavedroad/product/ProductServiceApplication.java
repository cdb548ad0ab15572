package dev.pavedroad.product;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class ProductServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ProductServiceApplication.class, arguments);
    }
}
