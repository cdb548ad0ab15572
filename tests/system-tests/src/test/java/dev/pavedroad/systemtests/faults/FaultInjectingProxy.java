package dev.pavedroad.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** A TCP proxy before a server of this machine, which can be cut: whoever talks over it then hears no more. */
final class FaultInjectingProxy {

    private final int port;
    private final IntSupplier server;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();

    private volatile ServerSocket listener;

    /** @param server the port that it leads to */
    FaultInjectingProxy(IntSupplier server) {
        this.server = server;
        open(0);
        this.port = listener.getLocalPort();
    }

    int port() {
        return port;
    }

    /** Breaks every connection; new ones can be made. */
    void cut() {
        ends.forEach(FaultInjectingProxy::close);
        ends.clear();
    }

    /** From now on nobody can connect. */
    void takeDown() {
        try {
            listener.close();
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void putUp() {
        open(port);
    }

    private void open(int at) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            listener = opened;
            Thread.startVirtualThread(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                connect(opened.accept());
            }
        } catch (IOException _) {
            // It was taken down.
        }
    }

    private void connect(Socket client) {
        var far = new Socket();
        try {
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getAsInt()));
            ends.add(client);
            ends.add(far);
            Thread.startVirtualThread(() -> carry(client, far));
            Thread.startVirtualThread(() -> carry(far, client));
        } catch (IOException _) {
            close(client);
        }
    }

    private void carry(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // Either end has hung up.
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed anyway.
        }
    }
}
