package dev.pavedroad.chassis.test.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.chassis.identity.ApiAccess;
import dev.pavedroad.chassis.identity.SignedInUser;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.validator.constraints.CodePointLength;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.yaml.snakeyaml.Yaml;

/** Describes a service's API, for its {@code OpenApiTests} alone: no service has springdoc with it when it runs. */
@AutoConfiguration
@ConditionalOnProperty("springdoc.api-docs.enabled")
class OpenApiAutoConfiguration {

    private final Map<String, HandlerMethod> handlers = new HashMap<>();

    OpenApiAutoConfiguration() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(SignedInUser.class, HttpHeaders.class, HttpMethod.class);
    }

    @Bean
    ModelResolver modelResolver() {
        return new DescribedTypes.Resolver();
    }

    @Bean
    OperationCustomizer rememberedHandlers() {
        return (operation, handler) -> {
            handlers.put(operation.getOperationId(), handler);
            return operation;
        };
    }

    @Bean
    ParameterCustomizer boundedParameters() {
        return (parameter, of) -> {
            var bounds = of.getParameterAnnotation(CodePointLength.class);
            if (bounds != null && parameter.getSchema() != null) {
                DescribedTypes.bound(parameter.getSchema(), bounds);
            }
            return parameter;
        };
    }

    @Bean
    OpenApiCustomizer completed(ObjectProvider<ApiAccess> access, ModelResolver resolver) throws IOException {
        ModelConverters.getInstance().addConverter(resolver);
        try (var notes = new ClassPathResource("api.yml").getInputStream()) {
            var read = new ObjectMapper().convertValue(new Yaml().load(notes), ApiNotes.class);
            return new ApiDescription(read, access.getIfAvailable(ApiAccess::new), handlers)::complete;
        }
    }
}
