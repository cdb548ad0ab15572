package dev.pavedroad.notification.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells endpoints of known push services from all others, since what a browser sent must not steer our requests.
 *
 * <p>order-service looks too, to answer its client; this look is the one that protects.
 */
@Component
class PushEndpoints {

    // A name that begins with a star stands for all names below it.
    private static final List<String> KNOWN = List.of("fcm.googleapis.com", "*.push.services.mozilla.com",
            "*.push.apple.com", "*.notify.windows.com");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    private final List<String> hosts;
    private final boolean loopbackAllowed;

    PushEndpoints(PushSettings settings) {
        this.hosts = Stream.concat(KNOWN.stream(), settings.extraHosts().stream()).toList();
        this.loopbackAllowed = settings.loopbackAllowed();
    }

    /** The address to push to, or nothing when it is none of a known push service. */
    Optional<URI> known(String endpoint) {
        try {
            var uri = new URI(endpoint);
            return isPlain(uri) && (isLoopback(uri.getHost()) || isKnown(uri)) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Whether this name is one of this machine and the settings let it be pushed to. */
    boolean isLoopback(String host) {
        return loopbackAllowed && LOOPBACK.contains(host);
    }

    private static boolean isPlain(URI uri) {
        return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
                && uri.toASCIIString().equals(uri.toString());
    }

    private boolean isKnown(URI uri) {
        return "https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == 443)
                && hosts.stream().anyMatch(known -> isNamed(uri.getHost(), known));
    }

    private static boolean isNamed(String host, String known) {
        return known.startsWith("*") ? host.endsWith(known.substring(1)) : host.equals(known);
    }
}
