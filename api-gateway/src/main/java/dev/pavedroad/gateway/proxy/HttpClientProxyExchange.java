package dev.pavedroad.gateway.proxy;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.gateway.proxy.DeadlineFilter.Deadline;
import dev.pavedroad.gateway.proxy.UpstreamException.Reason;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes one attempt at one instance: Spring Cloud Gateway's exchange, with a way to give the attempt up. */
@Component
class HttpClientProxyExchange implements ProxyExchange {

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final OpenStreams streams;
    private final ObservationRegistry observations;

    HttpClientProxyExchange(PoolingHttpClientConnectionManager connections, CloseableHttpClient client,
            OpenStreams streams, ObservationRegistry observations) {
        this.connections = connections;
        this.client = client;
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
            var answer = send(attempt, request.getServerRequest());
            observation.lowCardinalityKeyValue("status", Integer.toString(answer.statusCode().value()));
            return answer;
        });
    }

    // The query goes on as it came, letter by letter.
    private static HttpUriRequestBase attempt(Request request) {
        var servlet = request.getServerRequest().servletRequest();
        var query = servlet.getQueryString() == null ? "" : "?" + servlet.getQueryString();
        var path = UriComponentsBuilder.fromUri(request.getUri()).replaceQuery(null).build(true).toUriString();
        var attempt = new HttpUriRequestBase(request.getMethod().name(), uri(path + query));
        request.getHeaders().forEach((name, values) -> values.forEach(value -> attempt.addHeader(name, value)));
        var body = RequestBodyFilter.of(servlet);
        if (body != null) {
            attempt.setEntity(new ByteArrayEntity(body, null));
        }
        return attempt;
    }

    // What else is no URI, Tomcat has refused.
    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST,
                    Problem.invalid("query", "must be percent-encoded"), e);
        }
    }

    private ProxyResponse send(HttpUriRequestBase attempt, ServerRequest request) {
        var deadline = DeadlineFilter.of(request);
        try {
            return deadline == null ? stream(attempt, endOfToken(request)) : call(attempt, deadline);
        } catch (IOException | IllegalStateException e) {
            // The HTTP client takes a call that the deadline ends before it has a connection for a wrong use of itself.
            attempt.cancel();
            throw failure(e, deadline);
        }
    }

    private ProxyResponse call(HttpUriRequestBase attempt, Deadline deadline) throws IOException {
        deadline.limits(attempt);
        if (deadline.hasPassed()) {
            throw new UpstreamException(Reason.TIMEOUT);
        }
        return ProxyResponse.to(attempt, open(attempt));
    }

    private static Optional<Instant> endOfToken(ServerRequest request) {
        return request.principal().map(it -> ((JwtAuthenticationToken) it).getToken().getExpiresAt());
    }

    private ProxyResponse stream(HttpUriRequestBase attempt, Optional<Instant> end) throws IOException {
        attempt.setConfig(RequestConfig.copy(((Configurable) client).getConfig())
                .setResponseTimeout(Timeout.DISABLED).build());
        var onClose = streams.add(attempt, end);
        try {
            return ProxyResponse.streamingTo(attempt, open(attempt), onClose);
        } catch (IOException | RuntimeException e) {
            onClose.run();
            throw e;
        }
    }

    private ClassicHttpResponse open(HttpUriRequestBase attempt) throws IOException {
        return client.executeOpen(null, attempt, null);
    }

    private UpstreamException failure(Exception cause, Deadline deadline) {
        if (deadline != null && deadline.hasPassed()) {
            return new UpstreamException(Reason.TIMEOUT, cause);
        }
        var failure = UpstreamException.because(cause);
        if (failure.reason() == Reason.CONNECTION_LOST) {
            // The instance may have died, and its other pooled connections with it: the second try must not take one of those.
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
        }
        return failure;
    }
}
