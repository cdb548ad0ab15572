package dev.pavedroad.chassis.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Refuses settings by the name that they had in the last release: Spring would ignore them, and the default would apply.
 * Each module lists its own in {@code META-INF/renamed-settings.properties}, old name = new name.
 */
class RenamedSettings {

    private static final String LISTS = "META-INF/renamed-settings.properties";

    private final Environment environment;

    RenamedSettings(Environment environment) {
        this.environment = environment;
    }

    /** @throws InvalidSettingException that gives the new name of each one that is set */
    void refuse() {
        var renamed = renamed();
        var set = renamed.stringPropertyNames().stream().sorted()
                .flatMap(old -> Variable.find(ConfigurationPropertyName.of(old), environment).stream()
                        .map(it -> "%s is called %s now; rename it".formatted(it.name(), renamed.getProperty(old))))
                .collect(Collectors.joining("\n"));
        if (!set.isEmpty()) {
            throw new InvalidSettingException(set);
        }
    }

    private static Properties renamed() {
        var all = new Properties();
        try {
            for (var list : Collections.list(RenamedSettings.class.getClassLoader().getResources(LISTS))) {
                PropertiesLoaderUtils.fillProperties(all, new UrlResource(list));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
