package dev.pavedroad.chassis.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.ConfigTreePropertySource.Option;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Reads variables from files of the same name, as Compose and Kubernetes mount secrets; the environment goes first.
 * Boot's own {@code configtree:} is what reads them, but {@code spring.config.import} alone would start without a folder
 * that is named and missing, or answer an unreadable one with a stack trace, and SPRING_CONFIG_IMPORT would replace it.
 */
class SecretFiles {

    private static final String USUAL_FOLDER = "/run/secrets";
    private static final String NAME = "secret-files";

    private final ConfigurableEnvironment environment;
    private final Predicate<Path> readable;

    SecretFiles(ConfigurableEnvironment environment) {
        this(environment, Files::isReadable);
    }

    SecretFiles(ConfigurableEnvironment environment, Predicate<Path> readable) {
        this.environment = environment;
        this.readable = readable;
    }

    /** A folder that is named must be there; the usual one may be missing. */
    void read() {
        var named = environment.getProperty("SECRETS_DIR", "");
        var folder = folder(named.isBlank() ? USUAL_FOLDER : named);
        if (Files.isDirectory(folder) && readable.test(folder)) {
            requireReadable(folder);
            add(new ConfigTreePropertySource(NAME, folder, Option.AUTO_TRIM_TRAILING_NEW_LINE));
        } else if (!named.isBlank()) {
            throw invalidFolder(named, "");
        }
    }

    private static Path folder(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException _) {
            throw invalidFolder(name, "");
        }
    }

    // A file that belongs to another user is a frequent slip, and is better told here than as an empty password.
    private void requireReadable(Path folder) {
        try (var files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (var file : files) {
                if (!readable.test(file)) {
                    throw invalidFolder(folder.toString(), ", which %s is not".formatted(file.getFileName()));
                }
            }
        } catch (IOException _) {
            throw invalidFolder(folder.toString(), "");
        }
    }

    private static InvalidSettingException invalidFolder(String folder, String reason) {
        return new InvalidSettingException("SECRETS_DIR", folder,
                "a folder with a file for each secret, such as %s, that this process may read%s"
                        .formatted(USUAL_FOLDER, reason));
    }

    private void add(ConfigTreePropertySource files) {
        var sources = environment.getPropertySources();
        if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, files);
        } else {
            sources.addLast(files);
        }
    }
}
