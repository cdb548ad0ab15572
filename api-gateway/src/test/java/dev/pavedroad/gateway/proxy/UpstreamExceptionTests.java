package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pavedroad.gateway.proxy.UpstreamException.Reason;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

class UpstreamExceptionTests {

    @Test
    void knowsHowFarTheCallCame() {
        assertThat(UpstreamException.because(new SocketException("reset")).reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(UpstreamException.because(new SocketTimeoutException()).reason()).isEqualTo(Reason.TIMEOUT);
    }

    // On a busy machine whoever holds the lock of the pool may not run for a while.
    @Test
    void wasNotSentWhenThePoolCouldNotBeAskedInTime() throws IOException {
        var connections = new PoolingHttpClientConnectionManager();
        var lock = (ReentrantLock) ReflectionTestUtils.getField(ReflectionTestUtils.getField(connections, "pool"),
                "lock");
        var limit = RequestConfig.custom().setConnectionRequestTimeout(Timeout.ofMilliseconds(10)).build();
        try (var client = HttpClients.custom().setConnectionManager(connections).setDefaultRequestConfig(limit)
                .build()) {
            lock.lock();
            try {
                var failure = CompletableFuture.supplyAsync(() -> catchThrowableOfType(IOException.class,
                        () -> client.executeOpen(new HttpHost("localhost", 1), new HttpGet("/"), null))).join();
                assertThat(UpstreamException.because(failure).reason()).isEqualTo(Reason.CONNECT_FAILED);
            } finally {
                lock.unlock();
            }
        }
    }
}
