package dev.pavedroad.gateway.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request through when none of the limits refuses it. */
class RateLimitFilter extends OncePerRequestFilter {

    private final List<RateLimiter> limits;

    RateLimitFilter(List<RateLimiter> limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (var limit : limits) {
            if (limit.refuses(request, response)) {
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
