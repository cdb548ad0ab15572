package dev.pavedroad.localstack;

import dev.pavedroad.localstack.process.HttpProbe;
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

/** A service in a JVM of its own, from its executable jar. */
record JavaService(String name, Path jar, String address, Map<String, String> environment, Duration drainTime,
        List<String> launchedBy) implements Program {

    // The same on every platform: the drain, and then so long for what is still being answered.
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(10);

    /** What fits a laptop: seven JVMs that start quickly and stay small matter more than the last bit of speed. */
    private static final List<String> JVM_FLAGS = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders",
            "-Xmx256m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");

    // Ctrl-C goes to every process of the terminal; the launcher alone shall hear it, and stop the others in order.
    private static final List<String> DEAF_TO_THE_TERMINAL = List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    /** @throws StackFailure when the jar has not been built */
    void requireJar() {
        if (!Files.isRegularFile(jar)) {
            throw new StackFailure(
                    "%s is missing. Build it: mvn -q -DskipTests -pl %s -am package".formatted(jar, name));
        }
    }

    @Override
    public Launched launch(Path log, PidFile pidFile) {
        var command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.addAll(launchedBy);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(pidFile.javaArgument());
        command.addAll(JVM_FLAGS);
        command.addAll(List.of("-jar", jar.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(new File("/dev/null")).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> !ServiceEnvironment.inherits(variable));
        builder.environment().putAll(environment);
        try {
            return Launched.child(builder.start());
        } catch (IOException e) {
            throw new StackFailure("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    @Override
    public Duration timeToStop() {
        return drainTime.plus(TIME_TO_FINISH);
    }

    @Override
    public boolean isReady() {
        return HttpProbe.isOk(address + "/health");
    }
}
