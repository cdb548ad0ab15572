package dev.pavedroad.gateway.call;

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
 * A service's answer on its way to the client. Its head is read before the client hears anything, so a short answer is
 * whole, or can still be asked for elsewhere; the rest streams. Not Spring Cloud Gateway's own response, which loses
 * the connection when it makes a 304 out of a 200.
 */
class Answer implements ServerResponse, AutoCloseable {

    static final int HEAD = 16 * 1024;

    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;
    private final HttpHeaders headers;
    private final InputStream rest;
    private final boolean endless;
    private final Runnable afterwards;
    private final byte[] head;

    private Answer(HttpUriRequestBase request, ClassicHttpResponse response, boolean endless, Runnable afterwards)
            throws IOException {
        this.request = request;
        this.response = response;
        this.headers = AnswerHeaders.of(response);
        this.endless = endless;
        this.afterwards = afterwards;
        this.rest = response.getEntity() == null ? InputStream.nullInputStream() : response.getEntity().getContent();
        this.head = endless ? new byte[0] : rest.readNBytes(lengthOfHead(response.getEntity()));
    }

    // One byte more than a short answer has: it takes no buffer larger than that to find its end.
    private static int lengthOfHead(HttpEntity body) {
        var length = body == null ? 0 : body.getContentLength();
        return 0 <= length && length < HEAD ? (int) length + 1 : HEAD;
    }

    static Answer to(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        return new Answer(request, response, false, () -> {});
    }

    /** An answer of which each byte is passed on as it comes. */
    static Answer streamingTo(HttpUriRequestBase request, ClassicHttpResponse response, Runnable afterwards)
            throws IOException {
        return new Answer(request, response, true, afterwards);
    }

    @Override
    public ModelAndView writeTo(HttpServletRequest servletRequest, HttpServletResponse client, Context context)
            throws IOException {
        try (this) {
            client.setStatus(response.getCode());
            writeHeaders(client);
            client.getOutputStream().write(head);
            if (endless) {
                client.flushBuffer();
            }
            if (endless || head.length == HEAD) {
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
        var buffer = new byte[HEAD];
        for (int read; (read = readRest(buffer)) >= 0;) {
            client.getOutputStream().write(buffer, 0, read);
            if (endless) {
                client.flushBuffer();
            }
        }
    }

    // A stream that the gateway itself gives up, because it stops, ends for the client as if it were over.
    private int readRest(byte[] buffer) throws IOException {
        try {
            return rest.read(buffer);
        } catch (IOException e) {
            if (endless && request.isCancelled()) {
                return -1;
            }
            throw e;
        }
    }

    /** Lets go of the connection; an unread rest is not read to its end, which might never come, but cut off. */
    @Override
    public void close() {
        afterwards.run();
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
