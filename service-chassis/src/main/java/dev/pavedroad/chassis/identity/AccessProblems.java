package dev.pavedroad.chassis.identity;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.chassis.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Says no in the contract's form: 401 with a challenge, 403, and 400 for a path that plays tricks. */
class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final ProblemWriter problems;
    private final RefusalGuard guard;

    AccessProblems(ProblemWriter problems, RefusalGuard guard) {
        this.problems = problems;
        this.guard = guard;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (guard.hasAnswered(request, response)) {
            return;
        }
        var badToken =
                failure instanceof OAuth2AuthenticationException || failure instanceof AuthenticationServiceException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, badToken ? "Bearer error=\"invalid_token\"" : "Bearer");
        problems.write(
                Problem.of(HttpStatus.UNAUTHORIZED, badToken
                        ? "The token is expired or not valid; sign in again."
                        : "Sign in and send the access token as 'Authorization: Bearer <accessToken>'."),
                request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        problems.write(Problem.of(HttpStatus.FORBIDDEN, "This is not for you."), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException failure)
            throws IOException {
        problems.write(Problem.invalid("path", "contains characters that no path of this API has"), request, response);
    }
}
