package dev.pavedroad.chassis.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/**
 * Gives a problem document also to what Tomcat refuses before any filter has seen it: a broken request line, say. Tomcat
 * makes it by its name; a valve that is added to the pipeline would not see the worst of them.
 */
public class ConnectorProblems extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ConnectorProblems.class);

    private final ProblemWriter problems = new ProblemWriter(Jackson2ObjectMapperBuilder.json().build());

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (TraceIdFilter.traceIdOf(request) == null) {
            TraceIdFilter.note(UUID.randomUUID().toString().replace("-", ""), request, (HttpServletResponse) response);
        }
        // A transfer coding that Tomcat does not know, say: the client's mistake, whatever HTTP calls it.
        if (response.getStatus() == HttpServletResponse.SC_NOT_IMPLEMENTED) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        log.info("refused by the connector status={} trace={}", response.getStatus(), TraceIdFilter.traceIdOf(request));
        try {
            problems.write(Problem.of(HttpStatusCode.valueOf(response.getStatus()), "The request cannot be answered."),
                    request, response);
            response.finishResponse();
        } catch (IOException e) {
            log.debug("the client is gone", e);
        }
    }
}
