package dev.pavedroad.chassis.test.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.CodePointLength;
import org.springframework.util.ClassUtils;

/** The schemas of what goes in and out. */
final class DescribedTypes {

    private DescribedTypes() {}

    /** Names a nested type by its outer one too: two records may well have an {@code Item} each. */
    static class Names extends TypeNameResolver {

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            var outer = type.getEnclosingClass();
            return outer == null || !type.getName().startsWith("dev.pavedroad")
                    ? super.nameForClass(type, options)
                    : nameForClass(outer, options) + super.nameForClass(type, options);
        }

        @Override
        protected String nameForGenericType(JavaType type, Set<Options> options) {
            return super.nameForGenericType(type, options);
        }
    }

    /** Tells how long a text may be, which springdoc knows of its own annotations alone. */
    static class Resolver extends ModelResolver {

        Resolver() {
            super(Json.mapper(), new Names());
        }

        @Override
        protected boolean applyBeanValidatorAnnotations(Schema property, Annotation[] annotations, Schema parent,
                boolean applyNotNullAnnotations) {
            if (annotations != null) {
                Stream.of(annotations).filter(CodePointLength.class::isInstance).map(CodePointLength.class::cast)
                        .forEach(it -> bound(property, it));
            }
            return super.applyBeanValidatorAnnotations(property, annotations, parent, applyNotNullAnnotations);
        }
    }

    static void bound(Schema<?> text, CodePointLength bounds) {
        text.setMaxLength(bounds.max());
        if (bounds.min() > 0) {
            text.setMinLength(bounds.min());
        }
    }

    /** A reference to the schema of a type, next to the controller unless its name is qualified; adds a missing schema. */
    static Schema<?> referenceTo(String name, Class<?> controller, OpenAPI api) {
        var type = ClassUtils.resolveClassName(
                name.contains(".") ? name : controller.getPackageName() + "." + name, controller.getClassLoader());
        ModelConverters.getInstance().readAllAsResolvedSchema(new AnnotatedType(type)).referencedSchemas
                .forEach(api.getComponents()::addSchemas);
        return new Schema<>().$ref(type.getSimpleName());
    }
}
