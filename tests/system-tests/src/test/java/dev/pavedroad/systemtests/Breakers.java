package dev.pavedroad.systemtests;

import java.util.Map;
import java.util.stream.Collectors;

/** The circuit breakers of a service of the stack that tests share. */
final class Breakers {

    private Breakers() {}

    /** The state of each, by its name. */
    static Map<String, String> of(String service) {
        return Client.at(RunningSystem.stack().managementUrl(service)).get("/actuator/circuitbreakers").body()
                .path("circuitBreakers").propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().path("state").asText()));
    }
}
