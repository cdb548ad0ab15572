package dev.pavedroad.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A repository in a temporary folder whose services are all {@link DummyService}. */
public final class DummyRepository {

    private static final String MAP = """
            services:
              api-gateway:   { port: 3000, public: true }
              order-service: { port: 3003, database: orders }
              user-service:  { port: 3001, database: users }
            calls:
              - { from: api-gateway, to: order-service, why: Routes orders }
              - { from: order-service, to: user-service, why: Makes the order of stopping visible }
            """;

    private static final String JVM_OPTIONS = """
            -XX:+UseSerialGC
            -XX:TieredStopAtLevel=1
            """;

    private DummyRepository() {}

    public static Path create(Path root) throws IOException {
        Files.writeString(root.resolve("communication-map.yml"), MAP);
        Files.writeString(Files.createDirectories(root.resolve("docker")).resolve("jvm.options"), JVM_OPTIONS);
        // So that PostgreSQL is unpacked once for all tests.
        var cache = Files.createDirectories(Path.of("target", "cache").toAbsolutePath());
        Files.createSymbolicLink(Files.createDirectories(root.resolve(".local")).resolve("cache"), cache);
        for (var name : List.of("discovery-server", "api-gateway", "order-service", "user-service")) {
            writeJar(Files.createDirectories(root.resolve(name).resolve("target")).resolve(name + ".jar"));
        }
        return root;
    }

    private static void writeJar(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, DummyService.class.getName());
        var name = DummyService.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var in = DummyService.class.getResourceAsStream("/" + name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
    }
}
