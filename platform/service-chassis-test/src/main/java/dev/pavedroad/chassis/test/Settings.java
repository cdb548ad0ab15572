package dev.pavedroad.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/** Starts a service with environment variables that are wrong, and looks at what it says. */
public class Settings {

    private Settings() {}

    /**
     * Checks that the service does not start, and says why in this sentence and without a stack trace.
     *
     * @param variables as a shell takes them, {@code NAME=value}, several with a space between them
     * @param output    what the test has captured
     */
    public static void assertRefused(Class<?> application, String variables, String sentence, CharSequence output) {
        var service = new SpringApplication(application);
        service.setEnvironment(environment(variables));
        assertThatException().isThrownBy(() -> service.run("--server.port=0").close());
        assertThat(output.toString()).contains("APPLICATION FAILED TO START", sentence).doesNotContain("\tat ");
    }

    private static StandardEnvironment environment(String variables) {
        var all = new HashMap<String, Object>(System.getenv());
        Arrays.stream(variables.split(" (?=[A-Z_]+=)")).map(it -> it.split("=", 2))
                .forEach(it -> all.put(it[0], it[1]));
        var environment = new StandardServletEnvironment();
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, Map.copyOf(all)));
        return environment;
    }
}
