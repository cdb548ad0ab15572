package dev.pavedroad.user;

import dev.pavedroad.chassis.identity.ApiAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Anyone may sign up, sign in and read the public keys; administrators list accounts. */
@Configuration(proxyBeanMethods = false)
class UserAccess {

    @Bean
    ApiAccess apiAccess() {
        return new ApiAccess()
                .forAdmins(HttpMethod.GET, "/api/users")
                .open(HttpMethod.POST, "/api/users")
                .open(HttpMethod.GET, "/.well-known/jwks.json")
                .ignoringTokens("/api/users/tokens/**");
    }
}
