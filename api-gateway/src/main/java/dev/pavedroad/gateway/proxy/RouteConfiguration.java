package dev.pavedroad.gateway.proxy;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.pavedroad.chassis.environment.ServiceProperties;
import dev.pavedroad.chassis.web.ProblemWriter;
import dev.pavedroad.gateway.GatewayProperties;
import dev.pavedroad.gateway.route.Routes;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes Spring Cloud Gateway's routes out of the table; the filters that guard a call nest as they are written. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    RouterFunction<ServerResponse> routesToServices(Routes routes, RequestBodyFilter body,
            DeadlineFilter deadlineFilter,
            Bulkhead bulkhead, Breakers breakers, Instances instances) {
        var events = routes.events();
        var all = route("events")
                .route(GET(events.pattern()).and(request -> routes.allow(events.service(), request)), http())
                .filter(body)
                .filter(instances.of(events.service()))
                .build();
        for (var it : routes.all()) {
            all = all.and(route(it.service())
                    .route(path(it.pattern()).and(request -> routes.allow(it.service(), request)), http())
                    .filter(body)
                    .filter(deadlineFilter)
                    .filter(bulkhead.at(it.service()))
                    .filter(breakers.guarding(it.service()))
                    .filter(instances.of(it.service()))
                    .build());
        }
        return all;
    }

    @Bean
    RequestBodyFilter requestBodyFilter(GatewayProperties properties, ServiceProperties service,
            LoadShedding loadShedding) {
        return new RequestBodyFilter(properties.requestBodyTimeout(), service.maxRequestBodySize(),
                Runtime.getRuntime().maxMemory() / 8, loadShedding);
    }

    @Bean
    LoadShedding loadShedding(ProblemWriter problems) {
        return new LoadShedding(problems, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    @Bean
    MeterBinder breakerState(Breakers breakers) {
        return breakers.state();
    }
}
