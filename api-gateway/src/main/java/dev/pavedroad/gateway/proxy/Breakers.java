package dev.pavedroad.gateway.proxy;

import dev.pavedroad.gateway.GatewayProperties;
import dev.pavedroad.gateway.proxy.UpstreamException.Reason;
import dev.pavedroad.gateway.route.EndpointGroups;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Two circuit breakers for each service and each group of endpoints, one for what reads and one for what changes: an order
 * may wait for another service, which is no reason not to show orders. Not Spring Cloud Gateway's own filter, which gives
 * the client an answer of its own in the place of each one that it counts as a failure: the service's problem document
 * would be lost.
 */
@Component
class Breakers {

    private static final Logger log = LoggerFactory.getLogger(Breakers.class);

    private final CircuitBreakerRegistry registry;
    private final CircuitBreakerConfig ofChanges;
    private final EndpointGroups groups;
    private final LoadShedding loadShedding;

    Breakers(GatewayProperties properties, EndpointGroups groups, LoadShedding loadShedding) {
        this.groups = groups;
        this.loadShedding = loadShedding;
        var settings = properties.breaker();
        this.registry = CircuitBreakerRegistry.of(config(settings.slowAfter(), settings.openFor()));
        this.ofChanges = config(settings.changesSlowAfter(), settings.openFor());
        registry.getEventPublisher().onEntryAdded(added -> added.getAddedEntry().getEventPublisher()
                .onStateTransition(it -> log.warn("circuit to {} is {}", it.getCircuitBreakerName(),
                        it.getStateTransition().getToState())));
    }

    private static CircuitBreakerConfig config(Duration slowAfter, Duration openFor) {
        return CircuitBreakerConfig.custom().slidingWindowSize(10).minimumNumberOfCalls(10)
                .failureRateThreshold(50).slowCallRateThreshold(50).slowCallDurationThreshold(slowAfter)
                .waitDurationInOpenState(openFor).permittedNumberOfCallsInHalfOpenState(3)
                .recordResult(it -> it instanceof ServerResponse answer && answer.statusCode().is5xxServerError())
                .ignoreException(it -> !(it instanceof UpstreamException e) || e.reason() == Reason.NO_INSTANCE)
                .build();
    }

    MeterBinder state() {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry);
    }

    /** @param name of a service, or of a group at one */
    CircuitBreaker of(String name) {
        return registry.circuitBreaker(name);
    }

    CircuitBreaker ofChanges(String name) {
        return registry.circuitBreaker(name + " (changes)", ofChanges);
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> guarding(String service) {
        // Those of the service are there from the start, for whoever looks at their state.
        of(service);
        ofChanges(service);
        return (request, next) -> {
            var name = groups.of(request.servletRequest()).map(it -> it.nameAt(service)).orElse(service);
            var breaker = Instances.SAFE.contains(request.method()) ? of(name) : ofChanges(name);
            try {
                return breaker.executeCallable(() -> next.handle(request));
            } catch (CallNotPermittedException _) {
                return loadShedding.because("the circuit to " + breaker.getName() + " is " + breaker.getState());
            }
        };
    }
}
