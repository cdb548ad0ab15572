package dev.pavedroad.product;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ProductServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ProductServiceApplication.class, arguments);
    }
}
