package dev.pavedroad.devstack;

import dev.pavedroad.devstack.jvm.AotCaches;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A checkout of the repository, built or not.
 *
 * @param root where the map and the modules are
 */
public record Checkout(Path root) {

    /** @throws StackException when there is no map */
    public CommunicationMap map() {
        var file = root.resolve("communication-map.yml");
        try {
            return CommunicationMap.load(file);
        } catch (IOException e) {
            throw new StackException(file + " cannot be read; start from the root of the repository.", e);
        }
    }

    /** The executable jar of each service, and of the registry. */
    public Map<String, Path> jars() {
        return Stream.concat(Stream.of(Ports.DISCOVERY), map().services().keySet().stream())
                .collect(Collectors.toMap(it -> it, this::jar));
    }

    Path jar(String service) {
        return root.resolve(service).resolve("target").resolve(service + ".jar");
    }

    /** The options that every JVM of a service has. */
    Path jvmOptions() {
        return root.resolve("docker").resolve("jvm.options");
    }

    /** The AOT caches of the services. */
    public AotCaches aotCaches() {
        return new AotCaches(state().resolve("aot"), jvmOptions());
    }

    /** The folder for unpacked programs. */
    Path cache() {
        return state().resolve("cache");
    }

    /** The state folder of {@code ./run}. */
    Path state() {
        return root.resolve(".local");
    }
}
