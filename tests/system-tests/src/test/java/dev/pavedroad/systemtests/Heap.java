package dev.pavedroad.systemtests;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How much memory the services of the dev stack hold on to. */
final class Heap {

    private static final String METRIC = "/actuator/metrics/jvm.memory.used?tag=area:heap";

    private Heap() {}

    /** Megabytes that each JVM still uses after a full collection. */
    static Map<String, Long> megabytes() throws IOException, InterruptedException {
        var used = new TreeMap<String, Long>();
        for (var process : RunningSystem.stack().processes()) {
            if (process.name().endsWith("-service") || process.name().equals("api-gateway")) {
                collect(process.pid());
                used.put(process.name(), used(RunningSystem.stack().managementUrl(process.name())) >> 20);
            }
        }
        return used;
    }

    private static long used(String management) throws IOException {
        try (var metric = URI.create(management + METRIC).toURL().openStream()) {
            return new ObjectMapper().readTree(metric).path("measurements").path(0).path("value").asLong();
        }
    }

    private static void collect(long pid) throws IOException, InterruptedException {
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid),
                "GC.run").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
}
