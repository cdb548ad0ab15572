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

/** Says no in the contract's form: 401 with a challenge, and 403. */
class AccessExceptionHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;
    private final UnauthorizedInterceptor guard;

    AccessExceptionHandler(ProblemWriter problems, UnauthorizedInterceptor guard) {
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
        problems.write(Problem.of(HttpStatus.FORBIDDEN, "You do not have permission to access this resource."), request,
                response);
    }
}
