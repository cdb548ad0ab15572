package dev.pavedroad.localstack.process;

import dev.pavedroad.localstack.state.StackFailure;
import dev.pavedroad.localstack.state.StateFolder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** One operating-system process of the stack; every method may be called from any thread. */
public final class ServiceProcess {

    private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);

    private final Program program;
    private final Incarnation incarnation;
    private final LogFile log;
    private final Duration timeToStart;
    private final ReentrantLock restarting = new ReentrantLock();
    // It was ready once, and nobody has asked it to end since.
    private volatile boolean up;
    private volatile boolean retired;

    public ServiceProcess(Program program, StateFolder state, Duration timeToStart) {
        this.program = program;
        this.incarnation = new Incarnation(program, PidFile.of(state, program.name()));
        this.log = new LogFile(state.log(program.name()));
        this.timeToStart = timeToStart;
    }

    public String name() {
        return program.name();
    }

    public String address() {
        return program.address();
    }

    public LogFile log() {
        return log;
    }

    public long pid() {
        return incarnation.process().orElseThrow(() -> new IllegalStateException(name() + " is not running")).pid();
    }

    public boolean isAlive() {
        return incarnation.isAlive();
    }

    public boolean isReady() {
        return isAlive() && program.isReady();
    }

    /** Starts it without waiting until it is ready. */
    public synchronized void start() {
        if (retired) {
            throw new StackFailure("The stack is stopping; " + name() + " is not started any more.");
        }
        incarnation.launch(log.path());
    }

    /** @throws StackFailure with the end of its log, when it ends or is not ready in time */
    public void awaitReady() {
        if (!Waiting.until(() -> !isAlive() || program.isReady(), timeToStart)) {
            throw notReady("is not ready after %d s".formatted(timeToStart.toSeconds()));
        }
        if (!isAlive()) {
            throw notReady("ended while it started" + incarnation.exitCode());
        }
        up = true;
    }

    private StackFailure notReady(String what) {
        return new StackFailure("%s %s. %s".formatted(name(), what, log.end()));
    }

    /** Stops it, starts it again and waits until it is ready; the same when it was not running. */
    public void restart() {
        restarting.lock();
        try {
            stop();
            start();
            awaitReady();
        } finally {
            restarting.unlock();
        }
    }

    /** SIGKILL: it ends at once and can clean nothing up. */
    public void kill() {
        up = false;
        incarnation.process().ifPresent(process -> {
            process.destroyForcibly();
            awaitEnd(TIME_TO_DIE);
        });
    }

    /** SIGSTOP: it keeps its connections and answers nothing, until {@link #resume()}. */
    public void freeze() {
        incarnation.signalAll("STOP");
    }

    public void resume() {
        incarnation.signalAll("CONT");
    }

    /** Asks it to stop, waits, and kills it when it does not listen. */
    public synchronized void stop() {
        askToStop();
        awaitStopped();
    }

    /** From now on it is not started any more. */
    public void retire() {
        retired = true;
    }

    public synchronized void askToStop() {
        // While it starts it has nothing to finish, and would not listen before it has started.
        var signal = up ? program.stopSignal() : "KILL";
        up = false;
        resume();
        incarnation.signal(signal);
    }

    public synchronized void awaitStopped() {
        if (!awaitEnd(program.timeToStop())) {
            kill();
        }
        incarnation.forget();
    }

    private boolean awaitEnd(Duration atMost) {
        return Waiting.until(() -> !isAlive(), atMost);
    }

    /** One sentence, once, when it has ended although nobody asked it to. */
    public Optional<String> obituary() {
        if (!up || isAlive()) {
            return Optional.empty();
        }
        up = false;
        return Optional.of("%s has ended%s. To start it again: ./run restart %s".formatted(name(),
                incarnation.exitCode(), name()));
    }
}
