package dev.pavedroad.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may call whom: the content of {@code communication-map.yml}, checked as a whole when it is read.
 *
 * @param services  every service by its name
 * @param calls     every call that is allowed; what is not listed is denied
 * @param observers who may read the management port of every service, by name; they are no services
 */
public record CommunicationMap(Map<String, Service> services, List<Call> calls, Map<String, Observer> observers) {

    /** How much higher a management port is than the port of its service. */
    public static final int MANAGEMENT_PORT_OFFSET = 6000;

    private static final String RESOURCE = "/communication-map.yml";

    /**
     * A service on the map.
     *
     * @param port       the port it listens on
     * @param isPublic whether clients from outside may reach it
     * @param database   the name of its own database, or {@code null} when it keeps no data
     * @param internet   the ports on which it may call out to the internet
     */
    public record Service(int port, boolean isPublic, String database, List<Integer> internet) {

        /** The port that observers read, unless {@code MANAGEMENT_PORT} says otherwise. */
        public int managementPort() {
            return port + MANAGEMENT_PORT_OFFSET;
        }
    }

    /**
     * A call that one service may make to another, and the reason for it.
     *
     * @param allow what the caller may ask for
     */
    public record Call(String from, String to, String why, List<Endpoint> allow) {

        /** Whether this call may be a request with the given method for the given path. */
        public boolean allows(String method, String path) {
            return allow.stream().anyMatch(it -> it.covers(method, path));
        }
    }

    /** Somebody who reads what services tell about themselves, and the reason for it. */
    public record Observer(String why) {}

    /** Reads the map that the build put on the class path. */
    public static CommunicationMap fromClasspath() {
        try (var in = CommunicationMap.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new InvalidMapException("communication-map.yml is not on the class path");
            }
            return load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a map from a file.
     *
     * @throws IOException         when there is no such file, or it cannot be read
     * @throws InvalidMapException with a sentence that says what to mend
     */
    public static CommunicationMap load(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return load(in);
        }
    }

    /**
     * Reads a map.
     *
     * @throws InvalidMapException with a sentence that says what to mend
     */
    public static CommunicationMap load(InputStream yaml) {
        return new MapReader().read(yaml);
    }

    /** The names of the services that may call the given one. */
    public Set<String> callersOf(String service) {
        return calls.stream().filter(call -> call.to().equals(service)).map(Call::from).collect(Collectors.toSet());
    }

    /** The call from one service to another, or empty when it is not allowed. */
    public Optional<Call> call(String from, String to) {
        return calls.stream().filter(call -> call.from().equals(from) && call.to().equals(to)).findFirst();
    }

    /** The names of the services that the given one may call. */
    public Set<String> calleesOf(String service) {
        return calls.stream().filter(call -> call.from().equals(service)).map(Call::to).collect(Collectors.toSet());
    }
}
