package dev.pavedroad.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;

/** A name server for one domain, as RFC 1035 has it: names are at one address unless told otherwise, for 10 s. */
public final class DnsServer implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int LARGEST = 512;
    private static final short A = 1;
    private static final short INTERNET = 1;
    private static final short ANSWER = (short) 0x8580;
    private static final short NO_SUCH_NAME = 3;
    private static final short THE_NAME_ASKED_FOR = (short) 0xc00c;
    private static final int TTL_SECONDS = 10;

    private final DatagramSocket socket;
    private final String domain;
    private final InetAddress address;
    private final Map<String, List<InetAddress>> elsewhere = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private DnsServer(DatagramSocket socket, String domain, InetAddress address) {
        this.socket = socket;
        this.domain = domain;
        this.address = address;
    }

    public static DnsServer start(InetAddress at, int port, String domain, InetAddress address) throws SocketException {
        var server = new DnsServer(new DatagramSocket(new InetSocketAddress(at, port)), domain, address);
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    /** From now on this name is at these addresses. */
    public void move(String name, InetAddress... addresses) {
        elsewhere.put(name, List.of(addresses));
    }

    /** The names whose address somebody wanted to know. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LARGEST);
                socket.receive(packet);
                var answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                socket.send(new DatagramPacket(answer.array(), answer.position(), packet.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private ByteBuffer answer(ByteBuffer query) {
        var id = query.getShort();
        var name = name(query.position(HEADER));
        var type = query.getShort();
        var question = query.position(query.position() + Short.BYTES).flip().position(HEADER);
        var known = name.endsWith("." + domain);
        var found = known && type == A ? elsewhere.getOrDefault(name, List.of(address)) : List.<InetAddress>of();
        var answer =
                ByteBuffer.allocate(LARGEST).putShort(id).putShort((short) (known ? ANSWER : ANSWER | NO_SUCH_NAME))
                        .putShort((short) 1).putShort((short) found.size()).putInt(0).put(question);
        if (!found.isEmpty()) {
            asked.add(name);
        }
        found.forEach(it -> answer.putShort(THE_NAME_ASKED_FOR).putShort(A).putShort(INTERNET).putInt(TTL_SECONDS)
                .putShort((short) 4).put(it.getAddress()));
        return answer;
    }

    private static String name(ByteBuffer query) {
        var name = new StringJoiner(".");
        for (int length; (length = query.get()) > 0;) {
            var label = new byte[length];
            query.get(label);
            name.add(new String(label, StandardCharsets.US_ASCII));
        }
        return name.toString();
    }

    @Override
    public void close() {
        socket.close();
    }
}
