package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.door.RequestBody;
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

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<Integer> ELSEWHERE_PERHAPS = Set.of(502, 503);

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
                throw new CallFailed(CallFailed.Reason.NO_INSTANCE);
            }
            return call(first, request, next);
        };
    }

    private ServerResponse call(ServiceInstance first, ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        ServerResponse answer = null;
        CallFailed failure = null;
        try {
            answer = at(first, request, next);
        } catch (CallFailed e) {
            failure = e;
        }
        var others =
                mayGoElsewhere(answer, failure, request) ? othersThan(first, failure) : List.<ServiceInstance>of();
        if (!others.isEmpty()) {
            discard(answer);
            return at(others.get(ThreadLocalRandom.current().nextInt(others.size())), request, next);
        }
        if (failure != null) {
            throw failure;
        }
        return answer;
    }

    private static boolean mayGoElsewhere(ServerResponse answer, CallFailed failure, ServerRequest request) {
        var safe = SAFE.contains(request.method()) && RequestBody.of(request.servletRequest()).isUntouched();
        if (failure == null) {
            return safe && ELSEWHERE_PERHAPS.contains(answer.statusCode().value());
        }
        return switch (failure.reason()) {
            case NOT_SENT -> true;
            case BROKEN -> safe;
            case OVERDUE, NO_INSTANCE -> false;
        };
    }

    // By DNS one name stands for all instances: asked again after a reset, it leads to one that is still there.
    private List<ServiceInstance> othersThan(ServiceInstance first, CallFailed failure) {
        var others = discovery.getInstances(first.getServiceId()).stream()
                .filter(it -> !it.getUri().equals(first.getUri())).toList();
        var broken = failure != null && failure.reason() == CallFailed.Reason.BROKEN;
        return others.isEmpty() && broken ? List.of(first) : others;
    }

    private static ServerResponse at(ServiceInstance instance, ServerRequest request,
            HandlerFunction<ServerResponse> next) throws Exception {
        MvcUtils.setRequestUrl(request, instance.getUri());
        return next.handle(request);
    }

    private static void discard(ServerResponse answer) {
        if (answer instanceof Answer unread) {
            unread.close();
        }
    }
}
