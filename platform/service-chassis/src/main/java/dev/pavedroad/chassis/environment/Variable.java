package dev.pavedroad.chassis.environment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.core.env.Environment;

/**
 * What an operator knows a property by: the environment variable whose placeholder is its value, or its own name.
 *
 * @param example the variable's default, which is a right value; may be empty
 */
record Variable(String name, String value, String example) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^${}]*))?");

    static Variable of(ConfigurationPropertyName property, Environment environment) {
        return find(property, environment).orElseGet(() -> new Variable(property.toString(), "", ""));
    }

    /** Empty when nobody has set it. */
    static Optional<Variable> find(ConfigurationPropertyName property, Environment environment) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            var found = source.getConfigurationProperty(property);
            if (found != null) {
                return Optional.of(of(found, environment));
            }
        }
        return Optional.empty();
    }

    private static Variable of(ConfigurationProperty property, Environment environment) {
        var text = String.valueOf(property.getValue());
        var matcher = PLACEHOLDER.matcher(text);
        return matcher.find()
                ? set(matcher, environment)
                : new Variable(nameOf(property), environment.resolvePlaceholders(text), "");
    }

    // Where one variable is the default of another, it is the one that somebody has set.
    private static Variable set(Matcher placeholders, Environment environment) {
        var first = variable(placeholders, environment);
        var candidate = first;
        while (candidate.value.isEmpty() && placeholders.find()) {
            candidate = variable(placeholders, environment);
        }
        return candidate.value.isEmpty() ? first : candidate;
    }

    private static Variable variable(Matcher placeholder, Environment environment) {
        var example = placeholder.group(2) == null ? "" : placeholder.group(2);
        return new Variable(placeholder.group(1), environment.getProperty(placeholder.group(1), ""), example);
    }

    private static String nameOf(ConfigurationProperty property) {
        var origin = property.getOrigin() instanceof PropertySourceOrigin wrapped
                ? wrapped.getOrigin()
                : property.getOrigin();
        return origin instanceof SystemEnvironmentOrigin variable
                ? variable.getProperty()
                : property.getName().toString();
    }
}
