package dev.pavedroad.gateway.call;

import dev.pavedroad.gateway.GatewayProperties;
import dev.pavedroad.gateway.door.RequestBody;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Two circuit breakers a service, one for what reads and one for what changes: an order may wait for another service,
 * which is no reason not to show orders. Not Spring Cloud Gateway's own filter, which brings a time limiter of one
 * second and sees neither a service's 5xx nor the client's share in a slow call.
 */
@Component
class Breakers {

    private static final Logger log = LoggerFactory.getLogger(Breakers.class);

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final CircuitBreakerRegistry registry;
    private final CircuitBreakerConfig ofChanges;
    private final Refusals refusals;

    Breakers(GatewayProperties properties, Refusals refusals) {
        this.refusals = refusals;
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
                .build();
    }

    MeterBinder state() {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry);
    }

    CircuitBreaker of(String service) {
        return registry.circuitBreaker(service);
    }

    CircuitBreaker ofChanges(String service) {
        return registry.circuitBreaker(service + " (changes)", ofChanges);
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> guarding(String service) {
        var reads = of(service);
        var changes = ofChanges(service);
        return (request, next) -> guarded(SAFE.contains(request.method()) ? reads : changes, request, next);
    }

    private ServerResponse guarded(CircuitBreaker breaker, ServerRequest request,
            HandlerFunction<ServerResponse> next) throws Exception {
        if (!breaker.tryAcquirePermission()) {
            return refusals.because("the circuit to " + breaker.getName() + " is " + breaker.getState());
        }
        var start = System.nanoTime();
        try {
            var answer = next.handle(request);
            record(breaker, answer.statusCode().is5xxServerError(), timeOfService(start, request));
            return answer;
        } catch (CallFailed e) {
            if (e.reason() == CallFailed.Reason.NO_INSTANCE) {
                breaker.releasePermission();
            } else {
                record(breaker, true, timeOfService(start, request));
            }
            throw e;
        } catch (Throwable notOfTheService) {
            breaker.releasePermission();
            throw notOfTheService;
        }
    }

    private static void record(CircuitBreaker breaker, boolean failed, long nanos) {
        if (failed) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new CallFailed(CallFailed.Reason.BROKEN));
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    // A client that is slow to send its body must not make the service look slow.
    private static long timeOfService(long start, ServerRequest request) {
        return Math.max(0, System.nanoTime() - start - RequestBody.of(request.servletRequest()).waited().toNanos());
    }
}
