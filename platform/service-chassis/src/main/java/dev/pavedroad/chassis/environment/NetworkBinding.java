package dev.pavedroad.chassis.environment;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ProtocolHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.embedded.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * With LISTEN_IN a service listens at this machine's address in each of some IPv4 networks, where its callers are, and
 * nowhere else: a service in several networks cannot be called by those whom it only calls.
 */
// Last, so that further connectors get whatever the first one gets.
@AutoConfiguration(afterName = "dev.pavedroad.chassis.web.WebAutoConfiguration")
class NetworkBinding implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Pattern NETWORK = Pattern.compile("([0-9.]+)/([1-9]|[12][0-9]|3[0-2])");

    private final List<String> networks;

    NetworkBinding(@Value("${pavedroad.listen-in}") List<String> networks) {
        this.networks = networks;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        var addresses = networks.stream().map(NetworkBinding::addressIn).toList();
        if (!addresses.isEmpty()) {
            factory.setAddress(addresses.getFirst());
            addresses.stream().skip(1).map(it -> connector(factory, it))
                    .forEach(factory::addAdditionalTomcatConnectors);
        }
    }

    private static InetAddress addressIn(String network) {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(isIn(network)).findFirst()
                    .orElseThrow(() -> refused(network, "networks in which this machine has an address"));
        } catch (SocketException e) {
            throw new IllegalStateException("the addresses of this machine cannot be listed", e);
        }
    }

    /** @throws InvalidSettingException when the text is no network such as {@code 10.213.0.32/28} */
    static Predicate<InetAddress> isIn(String network) {
        var parts = NETWORK.matcher(network.strip());
        try {
            if (parts.matches()) {
                Inet4Address.ofLiteral(parts.group(1));
                var matcher = new IpAddressMatcher(parts.group());
                return address -> address instanceof Inet4Address && matcher.matches(address.getHostAddress());
            }
        } catch (IllegalArgumentException _) {
            // Told below, as another form is.
        }
        throw refused(network, "networks such as 10.213.0.32/28, separated by commas");
    }

    private static InvalidSettingException refused(String network, String remedy) {
        return new InvalidSettingException("LISTEN_IN", network, remedy);
    }

    private static Connector connector(TomcatServletWebServerFactory factory, InetAddress address) {
        var connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setThrowOnFailure(true);
        connector.setPort(factory.getPort());
        connector.setProperty("bindOnInit", "false");
        var protocol = (AbstractProtocol<?>) connector.getProtocolHandler();
        protocol.setAddress(address);
        factory.getTomcatProtocolHandlerCustomizers().forEach(it -> customize(it, protocol));
        factory.getTomcatConnectorCustomizers().forEach(it -> it.customize(connector));
        return connector;
    }

    @SuppressWarnings("unchecked")
    private static <T extends ProtocolHandler> void customize(
            TomcatProtocolHandlerCustomizer<T> customizer, ProtocolHandler protocol) {
        customizer.customize((T) protocol);
    }
}
