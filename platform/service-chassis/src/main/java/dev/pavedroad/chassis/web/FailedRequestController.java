package dev.pavedroad.chassis.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last resort: answers with a problem document when a request failed outside of any controller. */
@Controller
class FailedRequestController implements ErrorController {

    private final ProblemWriter problems;

    FailedRequestController(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    void failed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = HttpStatusCode.valueOf(code == null ? 404 : code);
        problems.write(Problem.of(status, status.is5xxServerError()
                ? "Something went wrong here; it has been logged."
                : "The request cannot be answered."), request, response);
    }
}
