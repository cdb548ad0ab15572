package dev.pavedroad.gateway.filter;

import dev.pavedroad.chassis.web.ClientNetwork;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's endpoint with two bounds that it lacks: how many connections one address has, where Tomcat counts those of all,
 * and how long the whole head of a request may take, where Tomcat's time-out begins anew with each byte.
 */
class BoundedEndpoint extends NioEndpoint {

    private int maxPerAddress = Integer.MAX_VALUE;
    private Duration headTimeout = Duration.ofDays(1);

    void bound(int connectionsPerAddress, Duration timeOfHead) {
        maxPerAddress = connectionsPerAddress;
        headTimeout = timeOfHead;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (hasRoomFor(socket)) {
            return super.setSocketOptions(socket);
        }
        // Nobody else closes it: Tomcat knows no connection of it yet.
        destroySocket(socket);
        return false;
    }

    // The connection of the same address that has been silent for longest makes room, unless its request is being answered:
    // a client with one more request is served, health checks included, and one that only holds connections loses them.
    private boolean hasRoomFor(SocketChannel socket) {
        // One address has too many at the earliest when all together have.
        if (connections.size() < maxPerAddress) {
            return true;
        }
        var network = ClientNetwork.of(socket.socket().getInetAddress().getHostAddress());
        var same = getConnections().stream().filter(it -> network.equals(networkOf(it))).toList();
        return same.size() < maxPerAddress
                || same.stream().map(it -> new Silence(it, ((NioSocketWrapper) it).getLastRead()))
                        .sorted(Comparator.comparingLong(Silence::since)).map(Silence::of)
                        .anyMatch(BoundedEndpoint::closesUnlessServed);
    }

    private record Silence(SocketWrapperBase<NioChannel> of, long since) {}

    private static ClientNetwork networkOf(SocketWrapperBase<NioChannel> connection) {
        var address = connection.getRemoteAddr();
        return address == null ? null : ClientNetwork.of(address);
    }

    private static boolean closesUnlessServed(SocketWrapperBase<NioChannel> connection) {
        if (!connection.getLock().tryLock()) {
            return false;
        }
        try {
            connection.close();
            return true;
        } finally {
            connection.getLock().unlock();
        }
    }

    void closeSlowHeads() {
        getConnections().stream().filter(this::hasSlowHead).forEach(BoundedEndpoint::closesUnlessServed);
    }

    // Tomcat keeps the processor of a connection whose request has begun and waits for more, and of an asynchronous one.
    private boolean hasSlowHead(SocketWrapperBase<NioChannel> connection) {
        if (!(connection.getCurrentProcessor() instanceof Processor waiting) || waiting.isAsync()) {
            return false;
        }
        var start = waiting.getRequest().getStartTimeNanos();
        return start != -1 && System.nanoTime() - start > headTimeout.toNanos();
    }
}
