package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.identity.ApiAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Administrators ship and deliver. */
@Configuration(proxyBeanMethods = false)
class OrderAccess {

    @Bean
    ApiAccess apiAccess() {
        return new ApiAccess()
                .forAdmins(HttpMethod.POST, "/api/orders/*/shipment", "/api/orders/*/delivery");
    }
}
