package dev.pavedroad.chassis.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What of a service's API needs more or less than a signed-in user; declare one as a bean. */
public class ApiAccess {

    private static final RequestMatcher NOTHING = request -> false;

    private final List<RequestMatcher> open = new ArrayList<>();
    private final List<RequestMatcher> forAdmins = new ArrayList<>();
    private final List<RequestMatcher> ignoringTokens = new ArrayList<>();

    /** Anyone may make such requests; a bad token is still refused. */
    public ApiAccess open(HttpMethod method, String... paths) {
        for (var path : paths) {
            open.add(PathPatternRequestMatcher.withDefaults().matcher(method, path));
        }
        return this;
    }

    /** Only administrators may make such requests; others are told so before anything of the request is read. */
    public ApiAccess forAdmins(HttpMethod method, String... paths) {
        for (var path : paths) {
            forAdmins.add(PathPatternRequestMatcher.withDefaults().matcher(method, path));
            if (method == HttpMethod.GET) {
                // Spring MVC answers it with the method that answers GET.
                forAdmins(HttpMethod.HEAD, path);
            }
        }
        return this;
    }

    /** Only administrators may read this path with this query parameter. */
    public ApiAccess forAdminsAsking(String parameter, String path) {
        for (var method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
            var matcher = PathPatternRequestMatcher.withDefaults().matcher(method, path);
            forAdmins.add(request -> matcher.matches(request) && request.getParameter(parameter) != null);
        }
        return this;
    }

    /** Anyone may make requests to these paths, and no token that comes with them is looked at. */
    public ApiAccess ignoringTokens(String... paths) {
        for (var path : paths) {
            var matcher = PathPatternRequestMatcher.withDefaults().matcher(path);
            open.add(matcher);
            ignoringTokens.add(matcher);
        }
        return this;
    }

    /** Whether such a request needs nobody to be signed in. */
    public boolean isOpenTo(HttpServletRequest request) {
        return isOpen().matches(request);
    }

    /** Whether such a request is for administrators alone. */
    public boolean isForAdminsOnly(HttpServletRequest request) {
        return isForAdmins().matches(request);
    }

    /** Whether no token that comes with such a request is looked at. */
    public boolean ignoresTokensOf(HttpServletRequest request) {
        return ignoresTokens().matches(request);
    }

    RequestMatcher isOpen() {
        return anyOf(open);
    }

    RequestMatcher isForAdmins() {
        return anyOf(forAdmins);
    }

    RequestMatcher ignoresTokens() {
        return anyOf(ignoringTokens);
    }

    private static RequestMatcher anyOf(List<RequestMatcher> matchers) {
        return matchers.isEmpty() ? NOTHING : new OrRequestMatcher(matchers);
    }
}
