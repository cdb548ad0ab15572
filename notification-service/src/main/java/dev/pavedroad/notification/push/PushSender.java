package dev.pavedroad.notification.push;

import com.zerodeplibs.webpush.EncryptedPushMessage;
import com.zerodeplibs.webpush.header.TTL;
import com.zerodeplibs.webpush.header.Urgency;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Posts to push services: one request, no redirect, no proxy, no cookie, to public addresses and within a deadline. */
class PushSender {

    private static final int MAX_CONNECTIONS = 50;
    private static final TimeValue CONNECTION_TTL = TimeValue.ofSeconds(30);

    /** The response of a push service; its body is of no interest. */
    record Response(int status, String retryAfter) {}

    private final CloseableHttpClient client;
    private final PushProperties settings;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("push-deadlines").factory());

    PushSender(PushProperties settings, DnsResolver addresses) {
        this.settings = settings;
        var connect = Timeout.of(settings.connectTimeout());
        var answer = Timeout.of(settings.answerTimeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(addresses)
                .setMaxConnTotal(MAX_CONNECTIONS).setMaxConnPerRoute(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connect)
                        .setSocketTimeout(answer).setTimeToLive(CONNECTION_TTL).build())
                .build();
        this.client = HttpClientBuilder.create().setConnectionManager(connections).disableRedirectHandling()
                .disableAutomaticRetries().disableCookieManagement().disableContentCompression().disableAuthCaching()
                .setDefaultRequestConfig(RequestConfig.custom().setRedirectsEnabled(false).setResponseTimeout(answer)
                        .setConnectionRequestTimeout(answer).build())
                .build();
    }

    Response post(URI endpoint, String authorization, EncryptedPushMessage message) throws IOException {
        var request = new HttpPost(endpoint);
        request.setHeader(HttpHeaders.AUTHORIZATION, authorization);
        request.setHeader(TTL.HEADER_NAME, Long.toString(settings.timeToLive().toSeconds()));
        request.setHeader(Urgency.HEADER_NAME, Urgency.normal());
        request.setEntity(new ByteArrayEntity(message.toBytes(), ContentType.APPLICATION_OCTET_STREAM,
                message.contentEncoding()));
        // The timeouts of a socket start anew with each byte; this one does not.
        var deadline = deadlines.schedule(request::cancel,
                settings.connectTimeout().plus(settings.answerTimeout()).toMillis(), TimeUnit.MILLISECONDS);
        try (var response = client.executeOpen(null, request, null)) {
            var retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            return new Response(response.getCode(), retryAfter == null ? null : retryAfter.getValue());
        } finally {
            deadline.cancel(false);
        }
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
