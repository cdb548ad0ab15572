package dev.pavedroad.localstack;

import dev.pavedroad.chassis.map.CommunicationMap;
import dev.pavedroad.localstack.jvm.AotCaches;
import dev.pavedroad.localstack.state.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The repository as it lies in a folder, built or not.
 *
 * @param root where the map and the modules are
 */
public record Checkout(Path root) {

    /** @throws StackFailure when there is no map */
    CommunicationMap map() {
        var file = root.resolve("communication-map.yml");
        try (var in = Files.newInputStream(file)) {
            return CommunicationMap.load(in);
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read; start from the root of the repository.", e);
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

    /** Where unpacked programs are kept. */
    Path cache() {
        return state().resolve("cache");
    }

    /** What {@code ./run} leaves behind. */
    Path state() {
        return root.resolve(".local");
    }
}
