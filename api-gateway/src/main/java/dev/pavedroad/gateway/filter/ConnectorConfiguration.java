package dev.pavedroad.gateway.filter;

import dev.pavedroad.gateway.GatewayProperties;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds for a request before there is one: its connection and its head. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestLimits(GatewayProperties properties) {
        return factory -> {
            factory.setProtocol(BoundedHttp11Protocol.class.getName());
            factory.addConnectorCustomizers(connector -> bound(connector, properties));
        };
    }

    private static void bound(Connector connector, GatewayProperties properties) {
        // Fewer than the services take, so that those that are added on the way never are too many there.
        connector.setProperty("maxHeaderCount", "80");
        // A body that stops coming altogether ends the read by this; RequestBodyFilter times one that trickles.
        connector.setProperty("disableUploadTimeout", "false");
        connector.setProperty("connectionUploadTimeout", Long.toString(properties.requestBodyTimeout().toMillis()));
        // Clients come by the first connector; others, of LISTEN_IN, are Tomcat's own.
        if (connector.getProtocolHandler() instanceof BoundedHttp11Protocol protocol) {
            // Behind a proxy all connections have its address.
            protocol.bound(
                    properties.trustedProxyHops() > 0 ? Integer.MAX_VALUE : properties.maxConnectionsPerAddress(),
                    properties.requestHeadTimeout());
        }
    }
}
