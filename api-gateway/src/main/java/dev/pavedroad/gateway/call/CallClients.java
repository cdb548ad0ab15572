package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.GatewayProperties;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The HTTP clients: they pass on what they are given and decide nothing themselves. Event streams have a pool of their
 * own, because each keeps its connection.
 */
@Configuration(proxyBeanMethods = false)
class CallClients {

    private static final Timeout CONNECT = Timeout.ofMilliseconds(500);
    private static final TimeValue LIVES = TimeValue.ofSeconds(30);
    private static final TimeValue IDLE = TimeValue.ofSeconds(5);

    @Bean
    PoolingHttpClientConnectionManager callConnections(GatewayProperties properties) {
        return pool(200, Timeout.of(properties.answerWithin()));
    }

    @Bean
    CloseableHttpClient callClient(PoolingHttpClientConnectionManager callConnections, GatewayProperties properties) {
        return client(callConnections, properties, Timeout.of(properties.answerWithin()));
    }

    @Bean
    CloseableHttpClient eventClient(GatewayProperties properties) {
        return client(pool(2000, Timeout.DISABLED), properties, Timeout.DISABLED);
    }

    // Fewer calls are let in than the pool has connections, so only a busy machine makes one wait for a connection.
    private static CloseableHttpClient client(PoolingHttpClientConnectionManager connections,
            GatewayProperties properties, Timeout silence) {
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom().setProtocolUpgradeEnabled(false)
                        .setConnectionRequestTimeout(Timeout.of(properties.answerWithin()))
                        .setResponseTimeout(silence).build())
                .setKeepAliveStrategy((_, _) -> IDLE)
                .evictExpiredConnections()
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching()
                .disableContentCompression().disableDefaultUserAgent().disableConnectionState()
                .build();
    }

    private static PoolingHttpClientConnectionManager pool(int connections, Timeout silence) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(connections).setMaxConnTotal(connections * 10)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT).setSocketTimeout(silence).setTimeToLive(LIVES)
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(100)).build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoKeepAlive(true).setTcpNoDelay(true).build())
                .build();
    }
}
