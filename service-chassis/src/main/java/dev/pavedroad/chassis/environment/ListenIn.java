package dev.pavedroad.chassis.environment;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.web.embedded.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Listens at this machine's address in each of some networks, where its callers are, and nowhere else: a service in
 * several networks cannot be called by those whom it only calls.
 */
class ListenIn implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final List<Network> networks;

    ListenIn(List<Network> networks) {
        this.networks = networks;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        var addresses = networks.stream().map(ListenIn::addressIn).toList();
        if (!addresses.isEmpty()) {
            factory.setAddress(addresses.getFirst());
            addresses.stream().skip(1).map(it -> connector(factory, it))
                    .forEach(factory::addAdditionalTomcatConnectors);
        }
    }

    private static InetAddress addressIn(Network network) {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(network::contains).findFirst().orElseThrow(() -> Network
                            .refused(network.toString(), "networks in which this machine has an address"));
        } catch (SocketException e) {
            throw new IllegalStateException("the addresses of this machine cannot be listed", e);
        }
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
