package dev.pavedroad.chassis.test;

import java.util.HashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Gives a service under test its keys, and leaves the registry out. */
class TestEnvironment implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 5;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var self = environment.getProperty("spring.application.name", "");
        var properties = new HashMap<String, Object>();
        properties.put("eureka.client.enabled", false);
        properties.put("spring.test.database.replace", "none");
        properties.put("PUBLIC_KEYS_DIR", TestKeys.publicKeys().toString());
        properties.put("SIGNING_KEY_FILE", TestKeys.privateKeyOf(self).toString());
        properties.put("VAPID_KEY_FILE", TestKeys.privateKeyOf("vapid").toString());
        properties.put("springdoc.api-docs.enabled", false);
        properties.put("springdoc.paths-to-match", "/api/**,/.well-known/**");
        properties.put("springdoc.default-flat-param-object", true);
        properties.put("springdoc.override-with-generic-response", false);
        properties.put("springdoc.default-produces-media-type", "application/json");
        environment.getPropertySources().addLast(new MapPropertySource("chassis-test", properties));
    }
}
