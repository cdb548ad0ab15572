package dev.pavedroad.user;

import dev.pavedroad.chassis.identity.ApiAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What may be called without being signed in. */
@Configuration(proxyBeanMethods = false)
class PublicApi {

    @Bean
    ApiAccess apiAccess() {
        return new ApiAccess()
                .open(HttpMethod.POST, "/api/users")
                .open(HttpMethod.GET, "/.well-known/jwks.json")
                .ignoringTokens("/api/users/tokens/**");
    }
}
