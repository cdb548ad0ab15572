package dev.pavedroad.chassis.environment;

import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Security;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/** Puts the chassis' defaults behind everything that a service or its environment sets. */
class ChassisEnvironment implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        shortenDnsCacheTtl();
        new RenamedSettings(environment).refuse();
        new SecretFiles(environment).read();
        var map = MapFile.read(environment);
        var fromMap = new HashMap<String, Object>();
        fromMap.putAll(ports(environment, map));
        fromMap.putAll(addresses(environment, map));
        fromMap.put("spring.cloud.loadbalancer.eager-load.clients", callees(environment, map));
        environment.getPropertySources().addLast(new MapPropertySource("communication-map", fromMap));
        addDefaults(environment);
        check(environment);
    }

    private static void check(ConfigurableEnvironment environment) {
        var settings = new Settings(environment);
        settings.requireOwnAddress("SERVER_ADDRESS", "server.address");
        settings.requireOwnAddress("MANAGEMENT_ADDRESS", "management.server.address");
        settings.requireProfiles("SPRING_PROFILES_ACTIVE", "spring.profiles.active",
                environment.getProperty("pavedroad.profiles", ""));
        if (environment.getProperty("DISCOVERY", "eureka").equals("eureka")) {
            settings.requireHost("ADVERTISED_HOST", "eureka.instance.hostname");
            settings.requireUrls("EUREKA_URL", "eureka.client.service-url.defaultZone");
        }
    }

    // Security properties on purpose: as system properties the JVM ignores them.
    private static void shortenDnsCacheTtl() {
        Security.setProperty("networkaddress.cache.ttl", "5");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
    }

    private static Map<String, Object> ports(ConfigurableEnvironment environment, CommunicationMap map) {
        var service = map.services().get(environment.getProperty("spring.application.name", ""));
        if (service == null) {
            return Map.of();
        }
        var settings = new Settings(environment);
        var port = settings.port("SERVER_PORT", "server.port", service.port());
        var management = port == 0 ? 0 : port + CommunicationMap.MANAGEMENT_PORT_OFFSET;
        return Map.of("server.port", service.port(),
                "management.server.port", settings.port("MANAGEMENT_PORT", "MANAGEMENT_PORT", management));
    }

    private static Map<String, Object> addresses(ConfigurableEnvironment environment, CommunicationMap map) {
        return switch (environment.getProperty("DISCOVERY", "eureka")) {
            case "eureka" -> Map.of();
            case "dns" -> {
                new Settings(environment).requireDomain("DISCOVERY_DOMAIN", "DISCOVERY_DOMAIN");
                yield dnsAddresses(environment.getProperty("DISCOVERY_DOMAIN", ""), map);
            }
            case String other ->
                throw new InvalidSettingException("DISCOVERY", other, "'eureka' (the default) or 'dns'");
        };
    }

    // The load balancer has a context for each, which is made when the service is built.
    private static String callees(ConfigurableEnvironment environment, CommunicationMap map) {
        var self = environment.getProperty("spring.application.name", "");
        return map.calleesOf(self).stream().sorted().collect(Collectors.joining(","));
    }

    private static Map<String, Object> dnsAddresses(String domain, CommunicationMap map) {
        var properties = new HashMap<String, Object>();
        // The client stays and asks nobody: which beans a service has was decided when it was built.
        properties.put("eureka.client.register-with-eureka", false);
        properties.put("eureka.client.fetch-registry", false);
        map.services().forEach((name, service) -> {
            var host = domain.isEmpty() ? name : name + "." + domain;
            properties.put("spring.cloud.discovery.client.simple.instances.%s[0].uri".formatted(name),
                    "http://%s:%d".formatted(host, service.port()));
        });
        return properties;
    }

    private static void addDefaults(ConfigurableEnvironment environment) {
        try {
            new YamlPropertySourceLoader().load("chassis", new ClassPathResource("chassis.yml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
