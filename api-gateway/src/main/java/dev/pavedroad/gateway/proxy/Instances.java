package dev.pavedroad.gateway.proxy;

import dev.pavedroad.gateway.proxy.UpstreamException.Reason;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Picks the instance that a call goes to, and a second one where that cannot do harm: for every method when no
 * connection could be made, so nothing was sent; for GET and HEAD also after a reset, a 502 or a 503. Never after a
 * time-out.
 */
@Component
class Instances {

    static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<Integer> RETRYABLE_STATUS_CODES = Set.of(502, 503);

    private final LoadBalancerClient balancer;
    private final DiscoveryClient discovery;

    Instances(LoadBalancerClient balancer, DiscoveryClient discovery) {
        this.balancer = balancer;
        this.discovery = discovery;
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> of(String service) {
        return (request, next) -> {
            var first = balancer.choose(service);
            if (first == null) {
                throw new UpstreamException(Reason.NO_INSTANCE);
            }
            return call(first, request, next);
        };
    }

    private ServerResponse call(ServiceInstance first, ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        ServerResponse answer = null;
        UpstreamException failure = null;
        try {
            answer = at(first, request, next);
        } catch (UpstreamException e) {
            failure = e;
        }
        var others =
                isRetryableElsewhere(answer, failure, request)
                        ? othersThan(first, failure)
                        : List.<ServiceInstance>of();
        if (!others.isEmpty()) {
            if (answer instanceof ProxyResponse unread) {
                unread.close();
            }
            return at(others.get(ThreadLocalRandom.current().nextInt(others.size())), request, next);
        }
        if (failure != null) {
            throw failure;
        }
        return answer;
    }

    private static boolean isRetryableElsewhere(ServerResponse answer, UpstreamException failure,
            ServerRequest request) {
        var safe = SAFE.contains(request.method());
        if (failure == null) {
            return safe && RETRYABLE_STATUS_CODES.contains(answer.statusCode().value());
        }
        return switch (failure.reason()) {
            case CONNECT_FAILED -> true;
            case CONNECTION_LOST -> safe;
            case TIMEOUT, NO_INSTANCE -> false;
        };
    }

    // By DNS one name stands for all instances: asked again after a reset, it leads to one that is still there.
    private List<ServiceInstance> othersThan(ServiceInstance first, UpstreamException failure) {
        var others = discovery.getInstances(first.getServiceId()).stream()
                .filter(it -> !it.getUri().equals(first.getUri())).toList();
        var broken = failure != null && failure.reason() == Reason.CONNECTION_LOST;
        return others.isEmpty() && broken ? List.of(first) : others;
    }

    private static ServerResponse at(ServiceInstance instance, ServerRequest request,
            HandlerFunction<ServerResponse> next) throws Exception {
        MvcUtils.setRequestUrl(request, instance.getUri());
        return next.handle(request);
    }
}
