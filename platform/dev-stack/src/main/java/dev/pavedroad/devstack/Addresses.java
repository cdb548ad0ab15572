package dev.pavedroad.devstack;

import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.devstack.state.PrivateFiles;
import dev.pavedroad.devstack.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of each process, kept in a file for commands in another terminal. */
public record Addresses(Map<String, String> byName) {

    static Addresses of(Collection<ServiceProcess> processes) {
        var addresses = new LinkedHashMap<String, String>();
        processes.forEach(process -> addresses.put(process.name(), process.address()));
        return new Addresses(addresses);
    }

    /** Those of the last start; none when there was none. */
    public static Addresses load(StateFolder state) {
        var addresses = new LinkedHashMap<String, String>();
        try {
            for (var line : Files.readAllLines(file(state))) {
                var words = line.split(" ");
                addresses.put(words[0], words[1]);
            }
        } catch (IOException _) {
            return new Addresses(Map.of());
        }
        return new Addresses(addresses);
    }

    void save(StateFolder state) {
        PrivateFiles.write(file(state), byName.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n").collect(Collectors.joining()));
    }

    private static Path file(StateFolder state) {
        return state.run().resolve("addresses");
    }
}
