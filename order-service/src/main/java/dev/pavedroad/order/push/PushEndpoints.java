package dev.pavedroad.order.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Tells endpoints of known push services from all others, so that a client learns at once what will not work.
 *
 * <p>notification-service, which makes the requests, looks again.
 */
@EnableConfigurationProperties(PushSettings.class)
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

    boolean isKnown(String endpoint) {
        try {
            var uri = new URI(endpoint);
            return isPlain(uri) && (isLoopback(uri) || isKnown(uri));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private boolean isLoopback(URI uri) {
        return loopbackAllowed && LOOPBACK.contains(uri.getHost());
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
