package dev.pavedroad.notification.push;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to addresses of the public internet and to no others.
 *
 * <p>The client connects to the addresses that are checked here, which defeats DNS rebinding.
 */
class PublicAddresses implements DnsResolver {

    /** The name leads to an address that is not public. */
    static class NotPublic extends UnknownHostException {

        NotPublic(String host) {
            super("%s does not lead to a public address".formatted(host));
        }
    }

    private static final List<Network> IPV4_RESERVED = Stream.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10",
            "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3").map(Network::of)
            .toList();
    private static final Network IPV6_GLOBAL = Network.of("2000::/3");
    // Tunnels that carry an IPv4 address, and the ranges that are reserved or for documentation.
    private static final List<Network> IPV6_RESERVED = Stream.of("2001::/23", "2001:db8::/32", "2002::/16",
            "3fff::/20").map(Network::of).toList();

    private final DnsResolver dns;
    private final Predicate<String> loopbackAllowed;

    PublicAddresses(DnsResolver dns, Predicate<String> loopbackAllowed) {
        this.dns = dns;
        this.loopbackAllowed = loopbackAllowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = dns.resolve(host);
        for (var address : addresses) {
            if (!isPublic(address) && !(address.isLoopbackAddress() && loopbackAllowed.test(host))) {
                throw new NotPublic(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? IPV4_RESERVED.stream().noneMatch(network -> network.contains(address))
                : IPV6_GLOBAL.contains(address)
                        && IPV6_RESERVED.stream().noneMatch(network -> network.contains(address));
    }

    private record Network(byte[] prefix, int length) {

        static Network of(String text) {
            var parts = text.split("/");
            return new Network(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean contains(InetAddress address) {
            var bytes = address.getAddress();
            for (var bit = 0; bit < length; bit++) {
                if (((bytes[bit / 8] ^ prefix[bit / 8]) & (0x80 >> bit % 8)) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
