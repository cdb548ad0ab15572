package dev.pavedroad.gateway.proxy;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A service's response on its way to the client. Its head is read before the client hears anything, so a short response
 * is whole, or can still be asked for elsewhere; the rest streams. Not Spring Cloud Gateway's own response, which loses
 * the connection when it makes a 304 out of a 200.
 */
class ProxyResponse implements ServerResponse, AutoCloseable {

    static final int PREFETCH_BYTES = 16 * 1024;

    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;
    private final HttpHeaders headers;
    private final InputStream body;
    private final byte[] head;
    private final boolean whole;
    private final boolean streaming;
    private final Runnable onClose;

    private ProxyResponse(HttpUriRequestBase request, ClassicHttpResponse response, int prefetch, Runnable onClose)
            throws IOException {
        this.request = request;
        this.response = response;
        this.headers = ResponseHeaders.of(response);
        this.body = response.getEntity() == null ? InputStream.nullInputStream() : response.getEntity().getContent();
        this.head = body.readNBytes(prefetch);
        this.whole = head.length < prefetch;
        this.streaming = prefetch == 0;
        this.onClose = onClose;
    }

    static ProxyResponse to(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        return new ProxyResponse(request, response, lengthOfHead(response.getEntity()), () -> {});
    }

    // One byte more than a short response has: it takes no buffer larger than that to find its end.
    private static int lengthOfHead(HttpEntity body) {
        var length = body == null ? 0 : body.getContentLength();
        return 0 <= length && length < PREFETCH_BYTES ? (int) length + 1 : PREFETCH_BYTES;
    }

    /** A response of which nothing is read before, and each byte is passed on as it comes. */
    static ProxyResponse streamingTo(HttpUriRequestBase request, ClassicHttpResponse response, Runnable onClose)
            throws IOException {
        return new ProxyResponse(request, response, 0, onClose);
    }

    @Override
    public ModelAndView writeTo(HttpServletRequest servletRequest, HttpServletResponse client, Context context)
            throws IOException {
        try (this) {
            client.setStatus(response.getCode());
            writeHeaders(client);
            client.getOutputStream().write(head);
            if (!whole) {
                pass(client);
            }
        }
        return null;
    }

    private void writeHeaders(HttpServletResponse client) {
        headers.forEach((name, values) -> {
            // Vary grows along the way; of every other header the service's is the only one.
            if (!name.equalsIgnoreCase(HttpHeaders.VARY)) {
                client.setHeader(name, values.getFirst());
                values = values.subList(1, values.size());
            }
            values.forEach(value -> client.addHeader(name, value));
        });
    }

    private void pass(HttpServletResponse client) throws IOException {
        client.flushBuffer();
        var buffer = new byte[PREFETCH_BYTES];
        for (int read; (read = readRest(buffer)) >= 0;) {
            client.getOutputStream().write(buffer, 0, read);
            client.flushBuffer();
        }
    }

    // A stream that the gateway itself gives up, because it stops, ends for the client as if it were over.
    private int readRest(byte[] buffer) throws IOException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            if (streaming && request.isCancelled()) {
                return -1;
            }
            throw e;
        }
    }

    /** Lets go of the connection; an unread rest is not read to its end, which might never come, but cut off. */
    @Override
    public void close() {
        onClose.run();
        request.cancel();
        if (response instanceof ModalCloseable connection) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(response.getCode());
    }

    @Override
    @Deprecated
    public int rawStatusCode() {
        return response.getCode();
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }
}
