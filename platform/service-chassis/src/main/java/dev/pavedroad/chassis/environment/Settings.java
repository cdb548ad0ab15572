package dev.pavedroad.chassis.environment;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.StringUtils;

/** Looks at the settings of the platform, which checks none of them, before anything is built on them. */
class Settings {

    private static final int HIGHEST_PORT = 65_535;
    private static final String GROUP = "spring.profiles.group.";
    private static final String ON_PROFILE = "spring.config.activate.on-profile";
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final String DOMAIN = LABEL + "(\\." + LABEL + ")*";

    private final ConfigurableEnvironment environment;

    Settings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** @param property the Spring property that the variable sets */
    Integer port(String variable, String property, Integer otherwise) {
        var value = environment.getProperty(property);
        if (value == null) {
            return otherwise;
        }
        try {
            var port = Integer.parseInt(value.strip());
            if (0 <= port && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Told below, as a number out of bounds is.
        }
        throw new InvalidSettingException(variable, value, "a port such as " + otherwise);
    }

    /** An address that this machine can listen at. */
    void requireOwnAddress(String variable, String property) {
        var value = environment.getProperty(property, "");
        try {
            var address = InetAddress.getByName(value);
            if (address.isAnyLocalAddress() || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null) {
                return;
            }
        } catch (UnknownHostException | SocketException _) {
            // Told below, as another machine's address is.
        }
        throw new InvalidSettingException(variable, value,
                "an address of this machine such as 127.0.0.1, or 0.0.0.0 for all");
    }

    /** A name that may stand in a URL; an underscore may not. */
    void requireHost(String variable, String property) {
        require(variable, property, DOMAIN + "|\\[?[0-9a-fA-F:]+:[0-9a-fA-F:.]*]?",
                "a host name or address such as localhost");
    }

    /** What follows a service's name; may be empty. */
    void requireDomain(String variable, String property) {
        require(variable, property, "|" + DOMAIN, "a domain such as internal, or leave it out");
    }

    /** Profiles that are known, or that something here declares: another one would be a slip that nobody sees. */
    void requireProfiles(String variable, String property, String known) {
        var value = environment.getProperty(property, "").strip();
        for (var profile : StringUtils.commaDelimitedListToSet(value.replaceAll("\\s", ""))) {
            if (!Set.of(known.split(",")).contains(profile) && sources().noneMatch(it -> declares(profile, it))) {
                throw new InvalidSettingException(variable, value, ("%1$s, or leave it out; a profile of another name "
                        + "needs an application-%2$s.yml, or its name in pavedroad.profiles")
                        .formatted(known, profile));
            }
        }
    }

    private Stream<EnumerablePropertySource<?>> sources() {
        return environment.getPropertySources().stream().filter(EnumerablePropertySource.class::isInstance)
                .map(it -> (EnumerablePropertySource<?>) it);
    }

    // By a file of its own, by a part of one, or as a group.
    private static boolean declares(String profile, EnumerablePropertySource<?> source) {
        return source.getName().contains("application-%s.".formatted(profile))
                || Stream.of(source.getPropertyNames()).anyMatch(name -> name.startsWith(GROUP + profile)
                        || name.startsWith(ON_PROFILE)
                                && String.valueOf(source.getProperty(name)).contains(profile));
    }

    /** One or more URLs of registries. */
    void requireUrls(String variable, String property) {
        var value = environment.getProperty(property, "");
        if (!Arrays.stream(value.split(",", -1)).allMatch(Settings::isUrl)) {
            throw new InvalidSettingException(variable, value, "a URL such as http://localhost:8761/eureka/");
        }
    }

    private static boolean isUrl(String text) {
        try {
            var url = new URI(text.strip());
            return url.getHost() != null && url.getScheme().matches("https?") && url.getPort() <= HIGHEST_PORT;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private void require(String variable, String property, String form, String remedy) {
        var value = environment.getProperty(property, "");
        if (!value.matches(form)) {
            throw new InvalidSettingException(variable, value, remedy);
        }
    }
}
