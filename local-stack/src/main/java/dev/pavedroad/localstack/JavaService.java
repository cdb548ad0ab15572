package dev.pavedroad.localstack;

import dev.pavedroad.localstack.process.HttpProbe;
import dev.pavedroad.localstack.process.InstanceName;
import dev.pavedroad.localstack.process.PidFile;
import dev.pavedroad.localstack.process.Program;
import dev.pavedroad.localstack.state.StackFailure;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service in a JVM of its own. */
record JavaService(InstanceName instance, Path jar, String address, Map<String, String> environment,
        LocalStackBuilder chosen) implements Program {

    // The same on every platform: the drain, and then so long for what is still being answered.
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(10);

    // What differs from a container: seven JVMs share a laptop's memory, which is no measure for the heap of one.
    private static final List<String> ON_A_LAPTOP = List.of("-Xmx256m");

    // As in the images: few memory pools for the C library, so that threads do not fill the memory with them.
    private static final String MEMORY_POOLS = "2";

    // Ctrl-C goes to every process of the terminal; the launcher alone shall hear it, and stop the others in order.
    private static final List<String> DEAF_TO_THE_TERMINAL = List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    @Override
    public String name() {
        return instance.toString();
    }

    /** @throws StackFailure when the jar has not been built */
    void requireJar() {
        if (!Files.isRegularFile(jar)) {
            throw new StackFailure(
                    "%s is missing. Build it: mvn -q -DskipTests -pl %s -am package".formatted(jar,
                            instance.service()));
        }
    }

    @Override
    public Launched launch(Path log, PidFile pidFile) {
        var command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.addAll(chosen.launchedBy);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(pidFile.javaArgument());
        command.add("@" + chosen.checkout.jvmOptions());
        command.addAll(ON_A_LAPTOP);
        command.addAll(chosen.checkout.aotCaches().arguments(chosen.jvmStart, instance.service(), jar));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(new File("/dev/null")).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> !ServiceEnvironment.inherits(variable));
        builder.environment().putAll(environment);
        builder.environment().put("MALLOC_ARENA_MAX", MEMORY_POOLS);
        try {
            return Launched.child(builder.start());
        } catch (IOException e) {
            throw new StackFailure("%s cannot be started: %s".formatted(name(), e.getMessage()), e);
        }
    }

    @Override
    public Duration timeToStop() {
        return chosen.drainTime.plus(TIME_TO_FINISH).plus(chosen.jvmStart.timeToEnd());
    }

    @Override
    public boolean isReady() {
        return HttpProbe.isOk(address + "/health");
    }
}
