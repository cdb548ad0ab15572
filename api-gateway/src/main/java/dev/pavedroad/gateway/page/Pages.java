package dev.pavedroad.gateway.page;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.pavedroad.gateway.route.Route;
import dev.pavedroad.gateway.route.Routes;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.webjars.WebJarVersionLocator;

/** The few pages that the gateway serves itself. */
@Configuration(proxyBeanMethods = false)
class Pages {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Bean
    RouterFunction<ServerResponse> routesToPages(Routes routes) {
        var described = routes.all().stream().map(Route::service).distinct()
                .filter(it -> new ClassPathResource("pages/docs/" + it + "/openapi.json").exists()).toList();
        var docs = RouterFunctions.resourceLookupFunction("/docs/**", new ClassPathResource("pages/docs/"));
        return RouterFunctions.route()
                .route(path("/"), page(new ClassPathResource("pages/index.html")))
                .route(path("/docs").or(path("/docs/")), page(new ClassPathResource("pages/docs/index.html")))
                .route(path("/docs/ui/swagger-ui.css"), page(swaggerUi("swagger-ui.css")))
                .route(path("/docs/ui/swagger-ui-bundle.js"), page(swaggerUi("swagger-ui-bundle.js")))
                .route(path("/docs/services.json"), _ -> ServerResponse.ok().body(described))
                .add(request -> docs.apply(request).map(Pages::page))
                .filter(Pages::onlyRead)
                .build();
    }

    // The rest of it is its makers' own page.
    private static Resource swaggerUi(String file) {
        return new ClassPathResource(new WebJarVersionLocator().fullPath("swagger-ui", file));
    }

    // Always whole: ranges are optional (RFC 9110), and Spring's refusal of a bad one is no problem document.
    private static HandlerFunction<ServerResponse> page(Resource page) {
        return request -> request.method() == HttpMethod.OPTIONS
                ? ServerResponse.ok().allow(READING).build()
                : ServerResponse.ok()
                        .contentType(MediaTypeFactory.getMediaType(page).orElse(MediaType.APPLICATION_OCTET_STREAM))
                        .contentLength(page.contentLength())
                        .header("Content-Security-Policy",
                                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")
                        .build((_, response) -> {
                            try (var content = page.getInputStream()) {
                                content.transferTo(response.getOutputStream());
                            }
                            return null;
                        });
    }

    private static ServerResponse onlyRead(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        if (READING.contains(request.method())) {
            return next.handle(request);
        }
        throw new HttpRequestMethodNotSupportedException(request.method().name(), List.of("GET", "HEAD"));
    }
}
