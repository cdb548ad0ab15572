package dev.pavedroad.user.input;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Where a request comes from: the client's address; of IPv6 its /64, all of which one customer has. */
public record ClientNetwork(String name) {

    /** This service itself, on behalf of whoever runs it. */
    public static final ClientNetwork OPERATOR = new ClientNetwork("operator");

    /** The gateway says whose request it is, and nobody else calls: server.tomcat.remoteip in application.yml. */
    public static ClientNetwork of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static ClientNetwork of(String address) {
        try {
            return switch (InetAddress.ofLiteral(address)) {
                case Inet6Address six -> new ClientNetwork(HexFormat.of().formatHex(six.getAddress(), 0, 8));
                case InetAddress four -> new ClientNetwork(four.getHostAddress());
            };
        } catch (IllegalArgumentException _) {
            return new ClientNetwork(address);
        }
    }
}
