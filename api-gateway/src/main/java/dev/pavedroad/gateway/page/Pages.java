package dev.pavedroad.gateway.page;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.chassis.web.ProblemWriter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.webjars.WebJarVersionLocator;

/** The few pages that the gateway serves itself. */
@Configuration(proxyBeanMethods = false)
class Pages {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final BiConsumer<Resource, HttpHeaders> HEADERS = (_, headers) -> headers
            .set("Content-Security-Policy",
                    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");

    @Bean
    RouterFunction<ServerResponse> routesToPages(ProblemWriter problems) {
        return RouterFunctions.route()
                .resource(path("/"), new ClassPathResource("pages/index.html"), HEADERS)
                .resource(path("/docs").or(path("/docs/")), new ClassPathResource("pages/docs/index.html"), HEADERS)
                .resource(path("/docs/ui/swagger-ui.css"), swaggerUi("swagger-ui.css"), HEADERS)
                .resource(path("/docs/ui/swagger-ui-bundle.js"), swaggerUi("swagger-ui-bundle.js"), HEADERS)
                .resources("/docs/**", new ClassPathResource("pages/docs/"), HEADERS)
                .filter((request, next) -> READING.contains(request.method())
                        ? next.handle(request)
                        : notAllowed(problems))
                .build();
    }

    // The rest of it is its makers' own page.
    private static Resource swaggerUi(String file) {
        return new ClassPathResource(new WebJarVersionLocator().fullPath("swagger-ui", file));
    }

    @Bean
    FilterRegistrationBean<Filter> wholePages() {
        var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> chain
                .doFilter(new WholePage((HttpServletRequest) request), response));
        registration.setUrlPatterns(List.of("", "/docs", "/docs/*"));
        return registration;
    }

    private static ServerResponse notAllowed(ProblemWriter problems) {
        return ServerResponse.status(HttpStatus.METHOD_NOT_ALLOWED).build((request, response) -> {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problems.write(Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "A page can only be read."), request, response);
            return null;
        });
    }
}
