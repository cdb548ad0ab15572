package dev.pavedroad.gateway.filter;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.chassis.web.ProblemWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Refuses what is beyond a client's limit: 429, counted and logged by the name of the limit. */
@Component
class Throttling {

    private static final String LIMIT = Throttling.class.getName();

    private final ProblemWriter problems;
    private final MeterRegistry meters;

    Throttling(ProblemWriter problems, MeterRegistry meters) {
        this.problems = problems;
        this.meters = meters;
    }

    /** Registers the counter of a limit, so that it is exported from the start. */
    Counter register(String limit) {
        return meters.counter("gateway.throttled", "limit", limit);
    }

    /** The limit that a request was refused for, or {@code null}. */
    static String limitOf(HttpServletRequest request) {
        return (String) request.getAttribute(LIMIT);
    }

    void refuse(String limit, String detail, Duration wait, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        register(limit).increment();
        request.setAttribute(LIMIT, limit);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()));
        problems.write(Problem.of(HttpStatus.TOO_MANY_REQUESTS, detail), request, response);
    }
}
