package dev.pavedroad.product.catalogue;

import dev.pavedroad.chassis.identity.ApiAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Anyone may look at the catalogue. */
@Configuration(proxyBeanMethods = false)
class CatalogueAccess {

    private static final String PRODUCTS = "/api/products/**";

    @Bean
    ApiAccess apiAccess() {
        return new ApiAccess().open(HttpMethod.GET, PRODUCTS).open(HttpMethod.HEAD, PRODUCTS);
    }
}
