package dev.pavedroad.gateway.filter;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Who made a request, for filters in front of security, which ask when it is over. */
class CurrentUser {

    private static final RequestAttributeSecurityContextRepository CONTEXTS =
            new RequestAttributeSecurityContextRepository();

    private CurrentUser() {}

    /** The user's id, or {@code null} when no good token came with the request. */
    static String id(HttpServletRequest request) {
        var user = CONTEXTS.loadDeferredContext(request).get().getAuthentication();
        return user == null ? null : user.getName();
    }
}
