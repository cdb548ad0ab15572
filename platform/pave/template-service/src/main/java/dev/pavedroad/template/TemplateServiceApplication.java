package dev.pavedroad.template;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class TemplateServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TemplateServiceApplication.class, arguments);
    }
}
