package dev.pavedroad.gateway.door;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.pavedroad.chassis.identity.RefusalGuard;
import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.chassis.web.ProblemWriter;
import dev.pavedroad.gateway.GatewayProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets each user, or each address that no user signed in from, have a fair share of this instance and no more. */
class RateLimit extends OncePerRequestFilter implements RefusalGuard {

    private static final int MOST_CALLERS = 100_000;

    private final ClientAddress clients;
    private final ProblemWriter problems;
    private final boolean off;
    private final LoadingCache<String, TokenBucket> buckets;

    RateLimit(GatewayProperties.RateLimit limit, ClientAddress clients, ProblemWriter problems) {
        this.clients = clients;
        this.problems = problems;
        this.off = limit.perSecond() == 0;
        // A bucket that is full again may be forgotten.
        var full = Duration.ofSeconds(off ? 0 : limit.burst() / limit.perSecond() + 1);
        this.buckets = Caffeine.newBuilder().maximumSize(MOST_CALLERS).expireAfterAccess(full)
                .build(_ -> new TokenBucket(limit.perSecond(), limit.burst(), System.nanoTime()));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return off || request.getRequestURI().equals("/health") || request.getRequestURI().equals("/health/live");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!refuse(request, response)) {
            chain.doFilter(request, response);
        }
    }

    // A bad token never gets as far as the filter.
    @Override
    public boolean hasAnswered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return !shouldNotFilter(request) && refuse(request, response);
    }

    private boolean refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var wait = buckets.get(caller(request)).take(System.nanoTime());
        if (wait.isZero()) {
            return false;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()));
        problems.write(Problem.of(HttpStatus.TOO_MANY_REQUESTS, "You are asking too fast; slow down."), request,
                response);
        return true;
    }

    private String caller(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Jwt token
                ? "user " + token.getSubject()
                : "address " + network(clients.of(request));
    }

    // One customer has a whole /64 of IPv6 addresses.
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
