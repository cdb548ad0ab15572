package dev.pavedroad.devstack;

import dev.pavedroad.devstack.process.InstanceName;
import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.devstack.state.StackException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The processes of a stack, by their names; a stop may be asked for at any moment, while they are starting too. */
class Processes {

    private final Map<String, ServiceProcess> byName = new LinkedHashMap<>();
    private volatile boolean retired;

    synchronized void add(ServiceProcess process) {
        byName.put(process.name(), process);
        if (retired) {
            process.retire();
        }
    }

    synchronized Collection<ServiceProcess> all() {
        return List.copyOf(byName.values());
    }

    /** @throws StackException when there is none of that name */
    synchronized ServiceProcess get(String name) {
        var process = byName.get(name);
        if (process == null) {
            throw new StackException(
                    "There is no '%s'; there are: %s".formatted(name, String.join(", ", byName.keySet())));
        }
        return process;
    }

    /** From now on none can be started. */
    synchronized void retire() {
        retired = true;
        byName.values().forEach(ServiceProcess::retire);
    }

    boolean areRetired() {
        return retired;
    }

    // Not synchronized, because it takes long: other threads can still get processes and kill them.
    void stop(List<Set<String>> order) {
        for (var stage : order) {
            var members = all().stream()
                    .filter(process -> InstanceName.of(process.name()).isOneOf(stage)).toList();
            members.forEach(ServiceProcess::askToStop);
            members.forEach(ServiceProcess::awaitStopped);
        }
    }
}
