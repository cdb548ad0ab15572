package dev.pavedroad.chassis.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** Answers what Tomcat refuses before there is a request: a broken request line, a header that is too long. Tomcat makes it by its name. */
public class ProblemErrorValve extends ErrorReportValve {

    // No mapper here: nothing in this document comes from the client.
    private static final String DOCUMENT = """
            {"type":"/problems/%s","title":"%s","status":%d,"detail":"The request cannot be read.","instance":"/",\
            "errors":[],"traceId":"%s"}""";

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var traceId = UUID.randomUUID().toString().replace("-", "");
        var problem = Problem.of(HttpStatusCode.valueOf(response.getStatus()), "");
        var slug = problem.getType().toString().replace("/problems/", "");
        try {
            response.setHeader(TraceIdFilter.HEADER, traceId);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(DOCUMENT.formatted(slug, problem.getTitle(), response.getStatus(), traceId)
                    .getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // The client is gone.
        }
    }
}
