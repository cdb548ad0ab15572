package dev.pavedroad.devstack;

import dev.pavedroad.devstack.mail.MailSink;
import dev.pavedroad.devstack.postgres.Postgres;
import dev.pavedroad.devstack.process.Leftovers;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StackLock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Starts a stack, and stops it when its owner asks for that or the JVM exits. */
class Lifecycle {

    private final StackOptions options;
    private final Ports ports;
    private final Postgres postgres;
    private final Assembly assembly;
    private final Processes processes;
    private final List<Set<String>> stopOrder;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::end, "stop-dev-stack");
    private StackLock lock;
    private MailSink mailSink;
    private Watch watch;

    Lifecycle(StackOptions options, Ports ports, Postgres postgres, Assembly assembly, Processes processes) {
        this.options = options;
        this.ports = ports;
        this.postgres = postgres;
        this.assembly = assembly;
        this.processes = processes;
        this.stopOrder = StopOrder.of(options.checkout().map());
    }

    /** @throws StackException when something does not start; everything else is stopped again by then */
    void begin() {
        lock = StackLock.acquire(options.stateFolder());
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            stopLeftovers();
            assembly.fill(processes);
            startAll();
        } catch (RuntimeException e) {
            var askedTo = processes.areRetired();
            end();
            throw askedTo ? new StackException("Stopped while it was starting.", e) : e;
        }
    }

    private void stopLeftovers() {
        var leftovers = Leftovers.stop(options.stateFolder(), stopOrder);
        if (!leftovers.isEmpty()) {
            options.progress().accept("Stopped what an earlier run had left behind: " + String.join(", ", leftovers));
        }
    }

    private void startAll() {
        var startUp = new StartUp(options.progress());
        mailSink = MailSink.start(options.stateFolder().mail(), ports.of(Ports.MAIL));
        // The registry is closed for a while after its start, and the services start meanwhile.
        startUp.start(List.of(processes.get(Postgres.NAME), processes.get(Ports.DISCOVERY)));
        postgres.databases().create(assembly.databases());
        startUp.start(processes.all().stream().filter(process -> !process.isAlive()).toList());
        startUp.awaitRoutes(processes.get(assembly.gateway()), assembly.administrator(), options.timeToAnswer());
        watch = new Watch(processes.all(), options.progress());
    }

    MailSink mailSink() {
        return mailSink;
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Stops everything: the gateway first, PostgreSQL last. */
    void end() {
        processes.retire();
        synchronized (this) {
            if (ended.getCount() > 0) {
                stopAll();
                ended.countDown();
            }
        }
    }

    private void stopAll() {
        announce("Stopping");
        if (watch != null) {
            watch.close();
        }
        processes.stop(stopOrder);
        if (mailSink != null) {
            mailSink.close();
        }
        lock.close();
        forgetExit();
        announce("Stopped");
    }

    private void announce(String line) {
        if (!processes.all().isEmpty()) {
            options.progress().accept(line);
        }
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // It is the exit that stops the stack.
        }
    }
}
