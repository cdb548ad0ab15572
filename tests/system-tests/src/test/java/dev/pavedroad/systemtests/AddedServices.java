package dev.pavedroad.systemtests;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.CommunicationMap.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Services that {@code ./pave new-service} has added: code that makes their calls comes later, and so do tests that ask for them. */
public final class AddedServices {

    private AddedServices() {}

    /** The calls on the map between services that have been here from the start. */
    public static Stream<Call> callsOfOthers() {
        return CommunicationMap.fromClasspath().calls().stream()
                .filter(it -> !isAdded(it.from()) && !isAdded(it.to()));
    }

    private static boolean isAdded(String service) {
        return Files.exists(Path.of("../..", service, "pave.yml"));
    }
}
