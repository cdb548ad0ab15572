package dev.pavedroad.localstack;

import dev.pavedroad.chassis.map.CommunicationMap;
import dev.pavedroad.localstack.postgres.Postgres;
import dev.pavedroad.localstack.state.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** The port of each part of the stack, by its name. */
record Ports(Map<String, Integer> byName) {

    static final String DISCOVERY = "discovery-server";
    static final String MAIL = "mail-sink";

    private static final String MANAGEMENT = " (management)";
    private static final int MANAGEMENT_OFFSET = 6000;
    private static final int INSTANCE_OFFSET = 10;
    private static final int CONNECT_MILLIS = 200;

    /** The ports that everyone knows, moved by the offset; each further instance is 10 above the one before. */
    static Ports wellKnown(CommunicationMap map, Instances instances, int offset) {
        return with(map, instances, port -> port + offset);
    }

    /** Different ports that are free now, below those that the system hands out to outgoing connections. */
    static Ports free(CommunicationMap map, Instances instances) {
        var given = new HashSet<Integer>();
        return with(map, instances, _ -> free(given));
    }

    private static Ports with(CommunicationMap map, Instances instances, IntUnaryOperator choice) {
        var known = new LinkedHashMap<String, Integer>();
        known.put(Postgres.NAME, 15432);
        known.put(MAIL, 1025);
        var managed = new LinkedHashMap<String, Integer>();
        managed.put(DISCOVERY, 8761);
        map.services().forEach((name, service) -> instances.of(name).forEach(it -> managed.put(it.toString(),
                service.port() + INSTANCE_OFFSET * (it.number() - 1))));
        var chosen = new LinkedHashMap<String, Integer>();
        known.forEach((name, port) -> chosen.put(name, choice.applyAsInt(port)));
        managed.forEach((name, port) -> {
            chosen.put(name, choice.applyAsInt(port));
            chosen.put(name + MANAGEMENT, choice.applyAsInt(port + MANAGEMENT_OFFSET));
        });
        return new Ports(chosen);
    }

    private static int free(Set<Integer> given) {
        var port = 0;
        do {
            port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
        } while (!given.add(port) || isTaken(port));
        return port;
    }

    int of(String name) {
        return byName.get(name);
    }

    int management(String service) {
        return byName.get(service + MANAGEMENT);
    }

    /** @throws StackFailure that names each port that somebody else listens on */
    void requireFree() {
        var taken = byName.entrySet().stream().filter(entry -> isTaken(entry.getValue()))
                .map(entry -> "%d (%s)".formatted(entry.getValue(), entry.getKey())).collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new StackFailure("In use already: port " + taken + ". Stop what listens there, or move the whole "
                    + "stack to other ports, for example: PORT_OFFSET=100 ./run");
        }
    }

    // Beside a listener on all addresses some systems let one of them be bound, so a connection is tried too.
    private static boolean isTaken(int port) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var client = new Socket()) {
            client.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return !canBind(address);
        }
    }

    private static boolean canBind(InetSocketAddress address) {
        try (var server = new ServerSocket()) {
            server.bind(address);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
