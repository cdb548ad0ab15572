package dev.pavedroad.chassis.environment;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Stops a service that is set up wrongly with one sentence in the place of a stack trace. Of a settings record it says
 * what is wrong as an operator knows it: by the variable. A constraint's message that does not begin with "must" is the
 * right value, such as "a port such as 25".
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingFailureAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

    private static final String SEE = "See docs/reference/configuration.md for every setting.";

    private final Environment environment;

    SettingFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RuntimeException cause) {
        var binding = findCause(rootFailure, BindException.class);
        if (binding != null) {
            return new FailureAnalysis(String.join("\n", sentences(binding)), SEE, binding);
        }
        var setting = findCause(rootFailure, InvalidSettingException.class);
        return setting == null ? null : new FailureAnalysis(setting.getMessage(), SEE, setting);
    }

    private List<String> sentences(BindException failure) {
        if (failure.getCause() instanceof BindValidationException invalid) {
            var errors = invalid.getValidationErrors();
            return errors.getAllErrors().stream().map(error -> sentence(errors.getName(), error)).distinct().sorted()
                    .toList();
        }
        var variable = Variable.of(failure.getName(), environment);
        return List.of(InvalidSettingException.sentence(variable.name(), variable.value(),
                rightValue(failure.getTarget().getType().resolve(Object.class), variable.example())));
    }

    private String sentence(ConfigurationPropertyName prefix, ObjectError error) {
        var message = String.valueOf(error.getDefaultMessage());
        // A constraint on a method is about several settings, and its message names them.
        if (!(error instanceof FieldError field) || message.matches("([A-Z]+_[A-Z_]+|pavedroad\\.[a-z.-]+) .*")) {
            return message;
        }
        var variable = Variable.of(prefix.append(dashed(field.getField())), environment);
        return message.startsWith("must")
                ? "%s %s".formatted(variable.name(), message)
                : InvalidSettingException.sentence(variable.name(), variable.value(), message);
    }

    // Of a list the setting is the list; of a map it is the entry.
    private static String dashed(String field) {
        return List.of(field.replaceAll("\\[\\d*]", "").replaceAll("\\[(.*?)]", ".$1").split("\\.")).stream()
                .map(DataObjectPropertyName::toDashedForm).collect(Collectors.joining("."));
    }

    private static String rightValue(Class<?> type, String example) {
        var boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        return boxed == Boolean.class
                ? "true or false"
                : example.isEmpty()
                        ? kind(boxed)
                        : kind(boxed) + " such as "
                                + example;
    }

    private static String kind(Class<?> type) {
        if (Number.class.isAssignableFrom(type)) {
            return "a whole number";
        } else if (type == Duration.class) {
            return "a duration";
        }
        return type == DataSize.class ? "a size" : "a right value";
    }
}
