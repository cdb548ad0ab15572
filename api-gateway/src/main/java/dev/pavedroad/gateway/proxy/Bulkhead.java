package dev.pavedroad.gateway.proxy;

import dev.pavedroad.gateway.GatewayProperties;
import dev.pavedroad.gateway.route.EndpointGroup;
import dev.pavedroad.gateway.route.EndpointGroups;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Limits how many calls to one service, or of one group of endpoints, run at once. A further call waits a moment, in its
 * turn: a burst of quick calls gets through. Not Resilience4j's bulkhead, in which every call waits as long while a service
 * hangs: {@code BulkheadTests.refuseSoonWhatIsTooMuchForOneServiceAndLeaveTheOthersAlone} fails with it.
 */
@Component
class Bulkhead {

    private final GatewayProperties properties;
    private final EndpointGroups groups;
    private final LoadShedding loadShedding;
    private final ConcurrentHashMap<String, Compartment> compartments = new ConcurrentHashMap<>();

    Bulkhead(GatewayProperties properties, EndpointGroups groups, LoadShedding loadShedding) {
        this.properties = properties;
        this.groups = groups;
        this.loadShedding = loadShedding;
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> at(String service) {
        return (request, next) -> {
            var compartment = compartmentOf(service, groups.of(request.servletRequest()));
            if (!compartment.acquire()) {
                return loadShedding.because("too many calls to " + compartment.name);
            }
            try {
                return next.handle(request);
            } finally {
                compartment.release();
            }
        };
    }

    private Compartment compartmentOf(String service, Optional<EndpointGroup> group) {
        var name = group.map(it -> it.nameAt(service)).orElse(service);
        var size = group.map(it -> it.settings().maxConcurrentCalls()).orElse(properties.maxConcurrentCalls());
        return compartments.computeIfAbsent(name, _ -> new Compartment(name, new Semaphore(size, true),
                new AdmissionQueue(properties.maxQueueWait(), System::nanoTime)));
    }

    private record Compartment(String name, Semaphore permits, AdmissionQueue queue) {

        boolean acquire() throws InterruptedException {
            if (!permits.hasQueuedThreads() && permits.tryAcquire()) {
                queue.reset();
                return true;
            }
            if (!queue.join()) {
                return false;
            }
            try {
                return permits.tryAcquire(queue.acquireTimeout().toNanos(), TimeUnit.NANOSECONDS);
            } finally {
                queue.leave();
            }
        }

        void release() {
            queue.recordCompletion();
            permits.release();
        }
    }
}
