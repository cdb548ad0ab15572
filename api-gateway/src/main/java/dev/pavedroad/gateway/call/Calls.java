package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.door.RequestBody;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.util.TimeValue;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes one attempt at one instance: Spring Cloud Gateway's exchange, with a way to give the attempt up. */
@Component
class Calls implements ProxyExchange {

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient calls;
    private final CloseableHttpClient events;
    private final OpenStreams streams;
    private final ObservationRegistry observations;

    Calls(PoolingHttpClientConnectionManager callConnections, CloseableHttpClient callClient,
            CloseableHttpClient eventClient, OpenStreams streams, ObservationRegistry observations) {
        this.connections = callConnections;
        this.calls = callClient;
        this.events = eventClient;
        this.streams = streams;
        this.observations = observations;
    }

    @Override
    public ServerResponse exchange(Request request) {
        var attempt = attempt(request);
        var trace = new SenderContext<HttpUriRequestBase>((it, name, value) -> it.setHeader(name, value), Kind.CLIENT);
        trace.setCarrier(attempt);
        var route = request.getServerRequest().attribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR).orElse("unknown");
        var observation = Observation.createNotStarted("gateway.call", () -> trace, observations)
                .lowCardinalityKeyValue("route", route.toString())
                .lowCardinalityKeyValue("status", "none");
        return observation.observe(() -> {
            var answer = send(attempt, Deadline.of(request.getServerRequest()));
            observation.lowCardinalityKeyValue("status", Integer.toString(answer.statusCode().value()));
            return answer;
        });
    }

    // The query goes on as it came, letter by letter.
    private static HttpUriRequestBase attempt(Request request) {
        var servlet = request.getServerRequest().servletRequest();
        var query = servlet.getQueryString();
        var uri = URI.create(request.getUri().toString() + (query == null ? "" : "?" + query));
        var attempt = new HttpUriRequestBase(request.getMethod().name(), uri);
        request.getHeaders().forEach((name, values) -> values.forEach(value -> attempt.addHeader(name, value)));
        if (servlet.getContentLengthLong() >= 0 || servlet.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            var body = RequestBody.of(servlet);
            // The HTTP client ends a chunked body properly whatever happens, so the connection has to go first.
            body.whenUnusable(attempt::cancel);
            attempt.setEntity(new InputStreamEntity(body, servlet.getContentLengthLong(), (ContentType) null));
        }
        return attempt;
    }

    private Answer send(HttpUriRequestBase attempt, Deadline deadline) {
        try {
            return deadline == null ? stream(attempt) : call(attempt, deadline);
        } catch (IOException | IllegalStateException e) {
            // The HTTP client takes a call that the deadline ends before it has a connection for a wrong use of itself.
            attempt.cancel();
            throw failure(e, deadline);
        }
    }

    private CallFailed failure(Exception cause, Deadline deadline) {
        if (deadline != null && deadline.hasPassed()) {
            return new CallFailed(CallFailed.Reason.OVERDUE, cause);
        }
        var failure = cause instanceof IOException broken
                ? CallFailed.because(broken)
                : new CallFailed(CallFailed.Reason.BROKEN, cause);
        if (failure.reason() == CallFailed.Reason.BROKEN) {
            // Whoever died of it had other connections too; a second try must not find one of those.
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
        }
        return failure;
    }

    private Answer call(HttpUriRequestBase attempt, Deadline deadline) throws IOException {
        deadline.limits(attempt);
        return Answer.to(attempt, calls.executeOpen(host(attempt), attempt, null));
    }

    private Answer stream(HttpUriRequestBase attempt) throws IOException {
        streams.add(attempt);
        try {
            return Answer.streamingTo(attempt, events.executeOpen(host(attempt), attempt, null),
                    () -> streams.remove(attempt));
        } catch (IOException | RuntimeException e) {
            streams.remove(attempt);
            throw e;
        }
    }

    private static HttpHost host(HttpUriRequestBase attempt) {
        var authority = attempt.getAuthority();
        return new HttpHost(attempt.getScheme(), authority.getHostName(), authority.getPort());
    }
}
