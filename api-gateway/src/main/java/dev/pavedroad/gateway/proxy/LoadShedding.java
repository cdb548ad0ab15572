package dev.pavedroad.gateway.proxy;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.chassis.web.ProblemWriter;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Refuses calls before anything is sent. Under overload most calls are refused, and the cost of each is taken from those
 * that are served: so a refusal is a value that nothing has to catch, and one line of the log counts those of a second.
 */
class LoadShedding {

    private static final Logger log = LoggerFactory.getLogger(LoadShedding.class);

    private final ProblemWriter problems;
    private final Executor inASecond;
    private final ConcurrentHashMap<String, AtomicInteger> unreported = new ConcurrentHashMap<>();

    LoadShedding(ProblemWriter problems, Executor inASecond) {
        this.problems = problems;
        this.inASecond = inASecond;
    }

    /** A refusal, for the client; why is for the log alone. */
    ServerResponse because(String why) {
        if (unreported.computeIfAbsent(why, _ -> new AtomicInteger()).getAndIncrement() == 0) {
            inASecond.execute(() -> log.warn("refused {}: {}", unreported.get(why).getAndSet(0), why));
        }
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE).build((request, response) -> {
            problems.write(unavailable(), request, response);
            return null;
        });
    }

    static ProblemDetail unavailable() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The service behind this path is not available now.");
    }
}
