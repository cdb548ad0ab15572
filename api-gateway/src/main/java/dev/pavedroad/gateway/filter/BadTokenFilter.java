package dev.pavedroad.gateway.filter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pavedroad.chassis.identity.ApiAccess;
import dev.pavedroad.chassis.identity.UnauthorizedInterceptor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses tokens of an address that has sent too many bad ones, before the next is verified: to verify a signature takes
 * more time than all the rest. A token that has been good lately passes: others may sign in from the same address.
 */
class BadTokenFilter extends OncePerRequestFilter implements UnauthorizedInterceptor {

    // Less than a megabyte.
    private static final int MAX_GOOD_TOKENS = 1_000;

    private final RateLimiter badTokens;
    private final ApiAccess access;
    private final Cache<String, Boolean> good = Caffeine.newBuilder().maximumSize(MAX_GOOD_TOKENS).build();

    BadTokenFilter(RateLimiter badTokens, ApiAccess access) {
        this.badTokens = badTokens;
        this.access = access;
    }

    // Health is no exception: a token that is sent there is verified too.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !StringUtils.startsWithIgnoreCase(credentials(request), "bearer") || access.ignoresTokensOf(request);
    }

    private static String credentials(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (good.getIfPresent(credentials(request)) == null && badTokens.refusesUntilRefilled(request, response)) {
            return;
        }
        chain.doFilter(request, response);
        if (CurrentUser.id(request) != null) {
            good.put(credentials(request), true);
        }
    }

    /** Counts a bad token against its address; refuses it where there were too many. */
    @Override
    public boolean hasAnswered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        good.invalidate(credentials(request));
        return badTokens.refuses(request, response);
    }
}
