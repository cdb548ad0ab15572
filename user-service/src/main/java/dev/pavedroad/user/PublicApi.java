package dev.pavedroad.user;

import dev.pavedroad.chassis.identity.ApiAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What may be called without being signed in, and what only by administrators. */
@Configuration(proxyBeanMethods = false)
class PublicApi {

    @Bean
    ApiAccess apiAccess() {
        return new ApiAccess()
                .forAdmins(HttpMethod.GET, "/api/users")
                .open(HttpMethod.POST, "/api/users")
                .open(HttpMethod.GET, "/.well-known/jwks.json")
                .ignoringTokens("/api/users/tokens/**");
    }
}
