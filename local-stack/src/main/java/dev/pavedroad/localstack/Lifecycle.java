package dev.pavedroad.localstack;

import dev.pavedroad.localstack.mail.MailSink;
import dev.pavedroad.localstack.postgres.Postgres;
import dev.pavedroad.localstack.state.StackFailure;
import dev.pavedroad.localstack.state.StackLock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** How a stack comes up and goes down again, at its owner's word and when the JVM ends. */
class Lifecycle {

    private final LocalStackBuilder chosen;
    private final Ports ports;
    private final Postgres postgres;
    private final Assembly assembly;
    private final Processes processes;
    private final List<Set<String>> stopOrder;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::end, "stop-local-stack");
    private StackLock lock;
    private MailSink mailSink;
    private Watch watch;

    Lifecycle(LocalStackBuilder chosen, Ports ports, Postgres postgres, Assembly assembly, Processes processes) {
        this.chosen = chosen;
        this.ports = ports;
        this.postgres = postgres;
        this.assembly = assembly;
        this.processes = processes;
        this.stopOrder = StopOrder.of(chosen.checkout.map());
    }

    /** @throws StackFailure when something does not start; everything else is stopped again by then */
    void begin() {
        lock = StackLock.acquire(chosen.stateFolder());
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            assembly.fill(processes);
            startAll();
        } catch (RuntimeException e) {
            var askedTo = processes.areRetired();
            end();
            throw askedTo ? new StackFailure("Stopped while it was starting.", e) : e;
        }
    }

    private void startAll() {
        var startUp = new StartUp(chosen.progress);
        mailSink = MailSink.start(chosen.stateFolder().mail(), ports.of(Ports.MAIL));
        // The registry is closed for a while after its start, and the services start meanwhile.
        startUp.start(List.of(processes.get(Postgres.NAME), processes.get(Ports.DISCOVERY)));
        postgres.databases().create(assembly.databases());
        startUp.start(processes.all().stream().filter(process -> !process.isAlive()).toList());
        startUp.awaitRoutes(processes.get(assembly.gateway()), assembly.administrator(), chosen.timeToAnswer());
        watch = new Watch(processes.all(), chosen.progress);
    }

    MailSink mailSink() {
        return mailSink;
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Stops everything: the gateway first, what the services stand on last. */
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
            chosen.progress.accept(line);
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
