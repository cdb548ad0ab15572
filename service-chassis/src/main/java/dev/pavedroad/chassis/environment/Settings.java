package dev.pavedroad.chassis.environment;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/** Looks at the settings of the chassis before anything is built on them. */
class Settings {

    private static final int HIGHEST_PORT = 65_535;

    private final Environment environment;

    Settings(Environment environment) {
        this.environment = environment;
    }

    /** @param property the property that the variable becomes */
    Integer port(String variable, String property, Integer otherwise) {
        var value = environment.getProperty(property);
        if (value == null) {
            return otherwise;
        }
        try {
            var port = Integer.parseInt(value.strip());
            if (0 <= port && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Told below, as a number out of bounds is.
        }
        throw new InvalidSettingException(variable, value, "a port such as " + otherwise);
    }

    /** The time that a variable says must not be negative. */
    void requireDuration(String variable, String property) {
        var value = environment.getProperty(property, "0s");
        try {
            if (!DurationStyle.detectAndParse(value).isNegative()) {
                return;
            }
        } catch (IllegalArgumentException _) {
            // Told below, as a negative one is.
        }
        throw new InvalidSettingException(variable, value, "a duration such as '10s'");
    }
}
