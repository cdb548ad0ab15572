package dev.pavedroad.gateway.filter;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.chassis.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Spring's rules for other origins, with a refusal in the form of all others. Where no origin is allowed only
 * preflights are refused: browsers send {@code Origin} from the same site too, and hide the answer from any other.
 */
class ProblemCors extends DefaultCorsProcessor {

    private final ProblemWriter problems;

    ProblemCors(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public boolean processRequest(CorsConfiguration configuration, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        if (configuration.getAllowedOrigins().isEmpty() && !CorsUtils.isPreFlightRequest(request)) {
            return true;
        }
        var allowed = super.processRequest(configuration, request, response);
        if (!allowed) {
            problems.write(Problem.of(HttpStatus.FORBIDDEN, "Scripts of this origin may not call the API."),
                    request, response);
        }
        return allowed;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.FORBIDDEN);
    }
}
