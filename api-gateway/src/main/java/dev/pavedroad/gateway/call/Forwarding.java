package dev.pavedroad.gateway.call;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.pavedroad.chassis.web.ProblemWriter;
import dev.pavedroad.gateway.route.Route;
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
class Forwarding {

    @Bean
    RouterFunction<ServerResponse> routesToServices(Routes routes, Instances instances, Places places,
            Breakers breakers, Deadlines deadlines) {
        var all = events(routes.events(), instances);
        for (var route : routes.all()) {
            all = all.and(guarded(route, instances, places, breakers, deadlines));
        }
        return all;
    }

    @Bean
    Refusals refusals(ProblemWriter problems) {
        return new Refusals(problems, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    @Bean
    MeterBinder breakerState(Breakers breakers) {
        return breakers.state();
    }

    private static RouterFunction<ServerResponse> events(Route events, Instances instances) {
        return route("events").GET(events.pattern(), http()).filter(instances.of(events.service())).build();
    }

    private static RouterFunction<ServerResponse> guarded(Route it, Instances instances, Places places,
            Breakers breakers, Deadlines deadlines) {
        return route(it.service()).route(path(it.pattern()), http())
                .filter(deadlines)
                .filter(places.at(it.service()))
                .filter(breakers.guarding(it.service()))
                .filter(instances.of(it.service()))
                .build();
    }
}
