package dev.pavedroad.product.catalogue;

import dev.pavedroad.chassis.identity.ApiAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Anyone may look at the catalogue, administrators change it. */
@Configuration(proxyBeanMethods = false)
class CatalogueAccess {

    private static final String PRODUCTS = "/api/products/**";

    @Bean
    ApiAccess apiAccess() {
        return new ApiAccess().open(HttpMethod.GET, PRODUCTS).open(HttpMethod.HEAD, PRODUCTS)
                .forAdmins(HttpMethod.POST, PRODUCTS).forAdmins(HttpMethod.PUT, PRODUCTS)
                .forAdmins(HttpMethod.DELETE, PRODUCTS);
    }
}
