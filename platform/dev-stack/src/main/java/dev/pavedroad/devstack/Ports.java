package dev.pavedroad.devstack;

import dev.pavedroad.devstack.postgres.Postgres;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The port of each part of the stack, by its name. */
record Ports(Map<String, Integer> byName) {

    static final String DISCOVERY = "discovery-server";
    static final String MAIL = "mail-sink";

    private static final String MANAGEMENT = " (management)";
    private static final int INSTANCE_OFFSET = 10;
    private static final int CONNECT_MILLIS = 200;
    // Below the ephemeral ports of the system.
    private static final int FIRST_BLOCK = 20_000;
    private static final int BLOCKS = 100;
    private static final int BLOCK = 100;
    // The first port of each block that is in use here, held until this JVM ends: so no other process takes that block.
    private static final List<ServerSocket> HELD = new CopyOnWriteArrayList<>();

    /** The well-known ports plus the offset; each further instance is 10 above the one before. */
    static Ports wellKnown(CommunicationMap map, Instances instances, int offset) {
        return with(map, instances, port -> port + offset);
    }

    /** Ports that are free, and that no other stack on this machine is given, though nobody listens there yet. */
    static Ports free(CommunicationMap map, Instances instances) {
        var blocks = IntStream.range(0, BLOCKS).boxed().collect(Collectors.toList());
        Collections.shuffle(blocks);
        var free = blocks.stream().map(it -> FIRST_BLOCK + it * BLOCK).filter(Ports::hold)
                .flatMap(first -> IntStream.range(first + 1, first + BLOCK).boxed()).filter(port -> !isTaken(port))
                .iterator();
        return with(map, instances, _ -> next(free));
    }

    private static int next(Iterator<Integer> free) {
        if (!free.hasNext()) {
            throw new StackException("There is no free port from %d to %d for another stack."
                    .formatted(FIRST_BLOCK, FIRST_BLOCK + BLOCKS * BLOCK - 1));
        }
        return free.next();
    }

    private static boolean hold(int port) {
        try {
            HELD.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            return true;
        } catch (IOException _) {
            return false;
        }
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
            chosen.put(name + MANAGEMENT, choice.applyAsInt(port + CommunicationMap.MANAGEMENT_PORT_OFFSET));
        });
        return new Ports(chosen);
    }

    int of(String name) {
        return byName.get(name);
    }

    int management(String service) {
        return byName.get(service + MANAGEMENT);
    }

    /** @throws StackException that names each port in use */
    void requireFree() {
        var taken = byName.entrySet().stream().filter(entry -> isTaken(entry.getValue()))
                .map(entry -> "%d (%s)".formatted(entry.getValue(), entry.getKey())).collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new StackException("In use already: port " + taken + ". Stop what listens there, or move the whole "
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
