package dev.pavedroad.webpush;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Tells endpoints of known push services from all others, since a browser must not choose where requests of ours go.
 *
 * @param extraHosts      push services beyond the known ones: {@code push.example.org} or {@code *.push.example.org}
 * @param loopbackAllowed for tests alone: a push service on this machine, at any port and without TLS
 */
@ConfigurationProperties("pavedroad.push")
@Validated
public record PushEndpoints(@NotNull List<@Pattern(regexp = "(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+",
        message = "host names such as push.example.org,*.example.net") String> extraHosts,
        boolean loopbackAllowed) {

    // A name that begins with a star stands for all names below it.
    private static final List<String> KNOWN = List.of("fcm.googleapis.com", "*.push.services.mozilla.com",
            "*.push.apple.com", "*.notify.windows.com");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /** The endpoint, or empty when it belongs to no known push service. */
    public Optional<URI> known(String endpoint) {
        try {
            var uri = new URI(endpoint);
            return isPlain(uri) && (isLoopback(uri.getHost()) || isKnown(uri)) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Whether this name is one of this machine and the settings let it be pushed to. */
    public boolean isLoopback(String host) {
        return loopbackAllowed && LOOPBACK.contains(host);
    }

    private static boolean isPlain(URI uri) {
        return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
                && uri.toASCIIString().equals(uri.toString());
    }

    private boolean isKnown(URI uri) {
        return "https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == 443)
                && Stream.concat(KNOWN.stream(), extraHosts.stream()).anyMatch(name -> isNamed(uri.getHost(), name));
    }

    private static boolean isNamed(String host, String name) {
        return name.startsWith("*") ? host.endsWith(name.substring(1)) : host.equals(name);
    }
}
