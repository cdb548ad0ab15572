package dev.pavedroad.devstack;

import dev.pavedroad.devstack.process.HttpProbe;
import dev.pavedroad.devstack.process.InstanceName;
import dev.pavedroad.devstack.process.PidFile;
import dev.pavedroad.devstack.process.Program;
import dev.pavedroad.devstack.state.StackException;
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
        StackOptions options) implements Program {

    // The same on every platform: the drain, and then so long for what is still being answered.
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(10);

    // Unlike in a container, seven JVMs share the memory, so its size is no measure for the heap of one.
    private static final List<String> ON_A_LAPTOP = List.of("-Xmx256m");

    // As in the images: few arenas for malloc, so that threads do not fill the memory with them.
    private static final String MALLOC_ARENAS = "2";

    // Ctrl-C goes to every process of the terminal; only the launcher handles it, and stops the others in order.
    private static final List<String> IGNORE_TERMINAL_SIGNALS =
            List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    @Override
    public String name() {
        return instance.toString();
    }

    /** @throws StackException when the jar has not been built */
    void requireJar() {
        if (!Files.isRegularFile(jar)) {
            throw new StackException(
                    "%s is missing. Build it: mvn -q -DskipTests -pl %s -am package".formatted(jar,
                            instance.service()));
        }
    }

    @Override
    public Launched launch(Path log, PidFile pidFile) {
        var command = new ArrayList<>(IGNORE_TERMINAL_SIGNALS);
        command.addAll(options.launchedBy());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(pidFile.javaArgument());
        command.add("@" + options.checkout().jvmOptions());
        command.addAll(ON_A_LAPTOP);
        command.addAll(options.checkout().aotCaches().arguments(options.jvmStart(), instance.service(), jar));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(new File("/dev/null")).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> !ServiceEnvironment.inherits(variable));
        builder.environment().putAll(environment);
        builder.environment().put("MALLOC_ARENA_MAX", MALLOC_ARENAS);
        try {
            return Launched.child(builder.start());
        } catch (IOException e) {
            throw new StackException("%s cannot be started: %s".formatted(name(), e.getMessage()), e);
        }
    }

    @Override
    public Duration timeToStop() {
        return options.drainTime().plus(TIME_TO_FINISH).plus(options.jvmStart().timeToEnd());
    }

    @Override
    public boolean isReady() {
        return HttpProbe.isOk(address + "/health");
    }
}
