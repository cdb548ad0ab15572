package dev.pavedroad.chassis.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Is asked before somebody is told that they are not known; declare one as a bean to limit how often they may ask. */
@FunctionalInterface
public interface RefusalGuard {

    /** Whether it has answered in the place of the 401. */
    boolean hasAnswered(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
