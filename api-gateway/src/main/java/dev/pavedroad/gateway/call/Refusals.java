package dev.pavedroad.gateway.call;

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
 * Turns calls away before anything is sent. Under overload these are the many, and what each costs is missing to those
 * who are served: so a refusal is a value that nothing has to catch, and one line of the log stands for all of a second.
 */
class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private final ProblemWriter problems;
    private final Executor inASecond;
    private final ConcurrentHashMap<String, AtomicInteger> untold = new ConcurrentHashMap<>();

    Refusals(ProblemWriter problems, Executor inASecond) {
        this.problems = problems;
        this.inASecond = inASecond;
    }

    /** A refusal, for the client; why is for the log alone. */
    ServerResponse because(String why) {
        if (untold.computeIfAbsent(why, _ -> new AtomicInteger()).getAndIncrement() == 0) {
            inASecond.execute(() -> log.warn("refused {}: {}", untold.get(why).getAndSet(0), why));
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
