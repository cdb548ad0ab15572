package dev.pavedroad.chassis.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Where a request comes from: the client's address; of IPv6 its /64, all of which one customer has. */
public record ClientNetwork(String name) {

    /** The network that Tomcat names as the one of the request: of a service's caller, or with {@code server.tomcat.remoteip}. */
    public static ClientNetwork of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /** @param address an IP address; anything else is a network of its own */
    public static ClientNetwork of(String address) {
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
