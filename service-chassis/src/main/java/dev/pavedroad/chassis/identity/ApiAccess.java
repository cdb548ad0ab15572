package dev.pavedroad.chassis.identity;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What of a service's API needs no signed-in user; declare one as a bean. Without it everything needs one. */
public class ApiAccess {

    private static final RequestMatcher NOTHING = request -> false;

    private final List<RequestMatcher> open = new ArrayList<>();
    private final List<RequestMatcher> ignoringTokens = new ArrayList<>();

    /** Anyone may make such requests; a bad token is still refused. */
    public ApiAccess open(HttpMethod method, String... paths) {
        for (var path : paths) {
            open.add(PathPatternRequestMatcher.withDefaults().matcher(method, path));
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

    RequestMatcher isOpen() {
        return open.isEmpty() ? NOTHING : new OrRequestMatcher(open);
    }

    RequestMatcher ignoresTokens() {
        return ignoringTokens.isEmpty() ? NOTHING : new OrRequestMatcher(ignoringTokens);
    }
}
