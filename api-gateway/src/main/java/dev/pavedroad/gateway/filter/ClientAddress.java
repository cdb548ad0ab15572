package dev.pavedroad.gateway.filter;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.gateway.GatewayProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who sent a request: each proxy appends the address that it was called from, so of {@code X-Forwarded-For} only as
 * many entries count, from the right, as there are trusted proxies; whatever stands before them is hearsay.
 */
@Component
class ClientAddress {

    static final String FORWARDED_FOR = "X-Forwarded-For";

    private final int hops;

    ClientAddress(GatewayProperties properties) {
        this.hops = properties.trustedProxyHops();
    }

    /** The user who is signed in, else the client's address; of IPv6 its /64, all of which one customer has. */
    String userOrNetwork(HttpServletRequest request) {
        var user = request.getUserPrincipal();
        return user == null ? network(request) : "user " + user.getName();
    }

    /** The client's address, whoever is signed in there. */
    String network(HttpServletRequest request) {
        return "address " + ClientNetwork.of(of(request)).name();
    }

    String of(HttpServletRequest request) {
        return chainOf(request).getFirst();
    }

    /** The client's address, then those of the trusted proxies, the nearest last. */
    List<String> chainOf(HttpServletRequest request) {
        var chain = new ArrayList<>(trusted(request, FORWARDED_FOR));
        chain.add(request.getRemoteAddr());
        return chain;
    }

    /** What the outermost trusted proxy says in a header to which each proxy appends, or else what is seen here. */
    String forwardedValue(HttpServletRequest request, String header, String otherwise) {
        var values = trusted(request, header);
        return values.isEmpty() ? otherwise : values.getFirst();
    }

    private List<String> trusted(HttpServletRequest request, String header) {
        var values = Collections.list(request.getHeaders(header)).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip).filter(it -> !it.isEmpty()).toList();
        return values.subList(Math.max(0, values.size() - hops), values.size());
    }
}
