package dev.pavedroad.gateway.proxy;

import dev.pavedroad.chassis.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Reads a body to its end before the call begins: the service never gets a part for the whole, every try can send it
 * again, and a slow client takes neither time of the service nor a permit of the bulkhead. The chassis, which limits a
 * body, keeps its bytes. All bodies together take an eighth of the heap at most; further ones are refused.
 */
class RequestBodyFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final String IS_EMPTY = RequestBodyFilter.class.getName() + ".isEmpty";

    private final Duration timeout;
    private final int maxBytes;
    private final Semaphore memory;
    private final LoadShedding loadShedding;

    /**
     * @param timeout   how long the bytes of one body may take, in all
     * @param maxBytes  the longest body that the chassis lets through
     * @param maxMemory bytes that all bodies together may take
     */
    RequestBodyFilter(Duration timeout, DataSize maxBytes, long maxMemory, LoadShedding loadShedding) {
        this.timeout = timeout;
        this.maxBytes = Math.toIntExact(maxBytes.toBytes());
        this.memory = new Semaphore((int) Math.min(Integer.MAX_VALUE, maxMemory));
        this.loadShedding = loadShedding;
    }

    /** The body of a request that came through this filter, or {@code null} when it has none. */
    static byte[] of(HttpServletRequest request) {
        if (request.getContentLengthLong() < 0 && !isChunked(request)) {
            return null;
        }
        // What is kept of a form without a body would be the parameters of the query.
        return request.getAttribute(IS_EMPTY) != null
                ? new byte[0]
                : WebUtils.getNativeRequest(request, ContentCachingRequestWrapper.class).getContentAsByteArray();
    }

    private static boolean isChunked(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private int maxBytesOf(HttpServletRequest request) {
        return isChunked(request) ? maxBytes : Math.max(0, request.getContentLength());
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var bytes = maxBytesOf(request.servletRequest());
        if (!memory.tryAcquire(bytes)) {
            return loadShedding.because("too many bodies");
        }
        try {
            read(request);
            return next.handle(request);
        } finally {
            memory.release(bytes);
        }
    }

    private void read(ServerRequest request) {
        try {
            if (readToTheEnd(request.servletRequest().getInputStream()) == 0) {
                request.attributes().put(IS_EMPTY, true);
            }
        } catch (SocketTimeoutException e) {
            throw failure(Problem.of(HttpStatus.REQUEST_TIMEOUT, "The body came too slowly."), e);
        } catch (IOException e) {
            throw failure(Problem.invalid("", "The body broke off."), e);
        }
    }

    private int readToTheEnd(InputStream body) throws IOException {
        var start = System.nanoTime();
        var buffer = new byte[1024];
        var length = 0;
        for (int read; (read = body.read(buffer)) >= 0; length += read) {
            if (System.nanoTime() - start > timeout.toNanos()) {
                throw new SocketTimeoutException();
            }
        }
        return length;
    }

    private static ErrorResponseException failure(ProblemDetail problem, IOException cause) {
        return new ErrorResponseException(HttpStatusCode.valueOf(problem.getStatus()), problem, cause);
    }
}
