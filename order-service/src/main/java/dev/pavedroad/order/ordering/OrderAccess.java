package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.identity.ApiAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Administrators see everybody's orders, ship and deliver. */
@Configuration(proxyBeanMethods = false)
class OrderAccess {

    @Bean
    ApiAccess apiAccess() {
        return new ApiAccess().forAdminsAsking("scope", "/api/orders")
                .forAdmins(HttpMethod.POST, "/api/orders/*/shipment", "/api/orders/*/delivery");
    }
}
