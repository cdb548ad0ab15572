package dev.pavedroad.chassis.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Called before a 401 is written; it may answer instead, for example with 429. Declare one as a bean. */
@FunctionalInterface
public interface UnauthorizedInterceptor {

    /** Whether it has answered in the place of the 401. */
    boolean hasAnswered(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
