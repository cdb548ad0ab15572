package dev.pavedroad.devstack.process;

import dev.pavedroad.devstack.process.PidFile.Found;
import dev.pavedroad.devstack.state.StateFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes that a launcher left behind when it was killed. */
public final class Leftovers {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    private Leftovers() {}

    /**
     * Stops them in the order in which the stack itself would.
     *
     * @param order names by stage; processes in none of them are stopped first
     * @return the names of the stopped processes
     */
    public static List<String> stop(StateFolder state, List<Set<String>> order) {
        var found = PidFile.findAll(state).toList();
        var known = order.stream().flatMap(Set::stream).collect(Collectors.toSet());
        var stopped = new ArrayList<>(stopAll(found.stream().filter(it -> !isOneOf(known, it)).toList()));
        for (var stage : order) {
            stopped.addAll(stopAll(found.stream().filter(it -> isOneOf(stage, it)).toList()));
        }
        return stopped;
    }

    private static List<String> stopAll(List<Found> stage) {
        stage.forEach(Leftovers::askToStop);
        Waiting.until(() -> stage.stream().noneMatch(Leftovers::isAlive), TIME_TO_STOP);
        stage.stream().filter(Leftovers::isAlive).forEach(it -> it.process().destroyForcibly());
        Waiting.until(() -> stage.stream().noneMatch(Leftovers::isAlive), TIME_TO_STOP);
        stage.forEach(it -> it.pidFile().delete());
        return stage.stream().map(Leftovers::name).toList();
    }

    private static void askToStop(Found it) {
        Signals.send("CONT", it.process());
        Signals.send(it.pidFile().stopSignal(it.process()), it.process());
    }

    private static boolean isOneOf(Set<String> services, Found it) {
        return InstanceName.of(name(it)).isOneOf(services);
    }

    private static boolean isAlive(Found it) {
        return it.pidFile().isNamedBy(it.process());
    }

    private static String name(Found it) {
        return it.pidFile().name();
    }
}
