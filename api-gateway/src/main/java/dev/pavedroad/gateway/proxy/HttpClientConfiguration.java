package dev.pavedroad.gateway.proxy;

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

/** The HTTP client: it passes on what it is given and decides nothing itself. */
@Configuration(proxyBeanMethods = false)
class HttpClientConfiguration {

    // As many as requests that Tomcat lets in, each of which may be an event stream that keeps its connection.
    private static final int MAX_CONNECTIONS = 1000;

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofMilliseconds(500);
    private static final TimeValue TIME_TO_LIVE = TimeValue.ofSeconds(30);
    private static final TimeValue IDLE = TimeValue.ofSeconds(5);

    @Bean
    PoolingHttpClientConnectionManager serviceConnections() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(MAX_CONNECTIONS).setMaxConnTotal(MAX_CONNECTIONS * 10)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT).setTimeToLive(TIME_TO_LIVE)
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(100)).build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoKeepAlive(true).setTcpNoDelay(true).build())
                .build();
    }

    @Bean
    CloseableHttpClient serviceClient(PoolingHttpClientConnectionManager connections, GatewayProperties properties) {
        var timeout = Timeout.of(properties.responseTimeout());
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout).setResponseTimeout(timeout).build())
                .evictIdleConnections(IDLE)
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement()
                .disableContentCompression()
                .build();
    }
}
