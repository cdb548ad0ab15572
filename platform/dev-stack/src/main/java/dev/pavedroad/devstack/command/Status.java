package dev.pavedroad.devstack.command;

import dev.pavedroad.devstack.Addresses;
import dev.pavedroad.devstack.process.HttpProbe;
import dev.pavedroad.devstack.process.PidFile;
import dev.pavedroad.devstack.state.StackLock;
import dev.pavedroad.devstack.state.StateFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Shows what runs, how long, and whether it is healthy; succeeds when everything is. */
class Status {

    private static final String ROW = "%-22s %7s %6s  %-10s %s%n";
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final StateFolder state;

    Status(StateFolder state) {
        this.state = state;
    }

    int run() {
        var addresses = Addresses.load(state).byName();
        var launcher = StackLock.holder(state).isPresent();
        if (!launcher && addresses.keySet().stream().noneMatch(name -> process(name).isPresent())) {
            System.out.println("Nothing is running. To start: ./run");
            return 1;
        }
        System.out.printf(ROW, "SERVICE", "PID", "PORT", "HEALTH", "UPTIME");
        var allUp = addresses.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue()))
                .reduce(true, Boolean::logicalAnd);
        if (!launcher) {
            System.out.println("The launcher was killed. ./run stops what it left behind and starts everything again.");
        }
        return launcher && allUp ? 0 : 1;
    }

    private boolean row(String name, String address) {
        var process = process(name);
        var health = process.isEmpty() ? "stopped" : health(address);
        System.out.printf(ROW, name, process.map(it -> Long.toString(it.pid())).orElse("-"),
                address.substring(address.lastIndexOf(':') + 1), health, process.map(Status::uptime).orElse("-"));
        return health.equals("up");
    }

    private Optional<ProcessHandle> process(String name) {
        return PidFile.of(state, name).process();
    }

    // PostgreSQL speaks no HTTP, so a running process counts as up.
    private static String health(String address) {
        if (!address.startsWith("http")) {
            return "up";
        }
        var status = HttpProbe.status(address + "/health", TIMEOUT);
        return status.isEmpty() ? "no answer" : status.getAsInt() == 200 ? "up" : "down";
    }

    private static String uptime(ProcessHandle process) {
        return process.info().startInstant().map(start -> {
            var time = Duration.between(start, Instant.now());
            return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
        }).orElse("?");
    }
}
