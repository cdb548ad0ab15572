package dev.pavedroad.chassis.environment;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.InvalidMapException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** The communication map of a service: the file that COMMUNICATION_MAP names, else the copy in the jar. */
class MapFile {

    private static final String VARIABLE = "COMMUNICATION_MAP";

    private MapFile() {}

    /** @throws InvalidSettingException when the file is none, or what is in it is no map */
    static CommunicationMap read(Environment environment) {
        var file = environment.getProperty(VARIABLE, "");
        try {
            return file.isBlank() ? CommunicationMap.fromClasspath() : CommunicationMap.load(Path.of(file));
        } catch (InvalidMapException e) {
            throw new InvalidSettingException(
                    file.isBlank() ? e.getMessage() : "%s is '%s': %s".formatted(VARIABLE, file, e.getMessage()));
        } catch (IOException | InvalidPathException _) {
            throw new InvalidSettingException(VARIABLE, file,
                    "a file with the map that this process may read, or leave it out for the copy in the jar");
        }
    }
}
