package dev.pavedroad.gateway.page;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.util.function.BiConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The few pages that the gateway serves itself. */
@Configuration(proxyBeanMethods = false)
class Pages {

    private static final BiConsumer<Resource, HttpHeaders> HEADERS = (_, headers) -> headers
            .set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'");

    @Bean
    RouterFunction<ServerResponse> routesToPages() {
        return RouterFunctions.route()
                .resource(path("/"), new ClassPathResource("pages/index.html"), HEADERS)
                .resource(path("/docs").or(path("/docs/")), new ClassPathResource("pages/docs/index.html"), HEADERS)
                .resources("/docs/**", new ClassPathResource("pages/docs/"), HEADERS)
                .build();
    }
}
