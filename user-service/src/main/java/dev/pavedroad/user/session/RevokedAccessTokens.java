package dev.pavedroad.user.session;

import dev.pavedroad.user.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses access tokens that were issued before their account's password was changed or its role taken away; other
 * services accept them until they expire. An interceptor and not a filter, so that a database that is away is answered
 * like everywhere: 503.
 */
@Configuration(proxyBeanMethods = false)
class RevokedAccessTokens implements HandlerInterceptor, WebMvcConfigurer {

    private final Accounts accounts;

    RevokedAccessTokens(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Jwt token && isRevoked(token)) {
            throw new InvalidBearerTokenException("issued before what it says was changed");
        }
        return true;
    }

    private boolean isRevoked(Jwt token) {
        return accounts.findById(UUID.fromString(token.getSubject()))
                .filter(account -> !account.acceptsTokenOf(token.getIssuedAt())).isPresent();
    }
}
