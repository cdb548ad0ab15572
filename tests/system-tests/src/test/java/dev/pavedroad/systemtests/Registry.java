package dev.pavedroad.systemtests;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.devstack.DevStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The registry of a dev stack, as its clients see it. */
public record Registry(String url) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Registry of(DevStack stack) {
        return new Registry(stack.url("discovery-server"));
    }

    public boolean has(String service, int instances) {
        try {
            var connection = URI.create(url + "/eureka/apps").toURL().openConnection();
            connection.setRequestProperty("Accept", "application/json");
            try (var in = connection.getInputStream()) {
                var all = JSON.readTree(in).path("applications").path("application").valueStream()
                        .filter(it -> it.path("name").asText().equalsIgnoreCase(service))
                        .flatMap(it -> it.path("instance").valueStream()).toList();
                return all.size() == instances && all.stream().allMatch(it -> it.path("status").asText().equals("UP"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
