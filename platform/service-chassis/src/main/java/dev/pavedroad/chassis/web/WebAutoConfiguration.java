package dev.pavedroad.chassis.web;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.CollectionDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import dev.pavedroad.chassis.environment.ServiceProperties;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.UUID;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** How every service speaks HTTP: problem documents, trace ids, strict JSON, health. */
@AutoConfiguration(before = {ErrorMvcAutoConfiguration.class, WebMvcAutoConfiguration.class})
@EnableConfigurationProperties(ServiceProperties.class)
@Import({ProblemWriter.class, RequestExceptionHandler.class, FailedRequestController.class,
    HealthController.class, DataExceptionHandler.class, StrictUuidEditor.class})
class WebAutoConfiguration {

    @Bean
    SimpleModule strictText() {
        return new SimpleModule("strict-text").addDeserializer(String.class, new StrictStringDeserializer())
                .addDeserializer(UUID.class, new StrictUuidDeserializer());
    }

    @Bean
    SimpleModule boundedLists() {
        return new SimpleModule("bounded-lists").setDeserializerModifier(new BeanDeserializerModifier() {
            @Override
            public JsonDeserializer<?> modifyCollectionDeserializer(DeserializationConfig config, CollectionType type,
                    BeanDescription description, JsonDeserializer<?> deserializer) {
                // What Jackson makes for a List.
                return type.hasRawClass(ArrayList.class) && deserializer instanceof CollectionDeserializer list
                        ? new BoundedCollectionDeserializer(list, Integer.MAX_VALUE)
                        : deserializer;
            }
        });
    }

    // Objects and lists that nobody asked for are read too, only to be skipped.
    @Bean
    Jackson2ObjectMapperBuilderCustomizer boundedTokens(ServiceProperties settings) {
        return builder -> builder.postConfigurer(json -> json.getFactory().setStreamReadConstraints(
                StreamReadConstraints.builder().maxTokenCount(settings.maxJsonTokens()).build()));
    }

    // Behind the filter that opens the observation, before everything that may answer.
    @Bean
    FilterRegistrationBean<TraceIdFilter> traceIdFilter(Tracer tracer) {
        var registration = new FilterRegistrationBean<>(new TraceIdFilter(tracer));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    // These two: behind what a service wants to see of every request, a log of accesses say, and before security.
    @Bean
    FilterRegistrationBean<RequestBodyLimitFilter> requestBodyLimitFilter(ServiceProperties settings,
            ProblemWriter problems) {
        var registration =
                new FilterRegistrationBean<>(
                        new RequestBodyLimitFilter(Math.toIntExact(settings.maxRequestBodySize().toBytes()), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<MalformedRequestFilter> malformedRequestFilter(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new MalformedRequestFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectorProblems() {
        return factory -> {
            factory.addContextCustomizers(context -> ((StandardHost) context.getParent())
                    .setErrorReportValveClass(ConnectorProblems.class.getName()));
            // TRACE is refused like any other unknown method, not by Tomcat in a form of its own.
            factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
        };
    }
}
