package dev.pavedroad.devstack.process;

import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StateFolder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** One operating-system process of the stack; every method may be called from any thread. */
public final class ServiceProcess {

    private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);

    private final Program program;
    private final RunningProcess running;
    private final LogFile log;
    private final Duration timeToStart;
    private final ReentrantLock restarting = new ReentrantLock();
    // It has been ready, and nothing has asked it to stop since.
    private volatile boolean up;
    private volatile boolean retired;

    public ServiceProcess(Program program, StateFolder state, Duration timeToStart) {
        this.program = program;
        this.running = new RunningProcess(program, PidFile.of(state, program.name()));
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
        return running.process().orElseThrow(() -> new IllegalStateException(name() + " is not running")).pid();
    }

    public boolean isAlive() {
        return running.isAlive();
    }

    public boolean isReady() {
        return isAlive() && program.isReady();
    }

    /** Starts it without waiting until it is ready. */
    public synchronized void start() {
        if (retired) {
            throw new StackException("The stack is stopping; " + name() + " is not started any more.");
        }
        running.launch(log.path());
    }

    /** @throws StackException with the end of its log, when it ends or is not ready in time */
    public void awaitReady() {
        if (!Waiting.until(() -> !isAlive() || program.isReady(), timeToStart)) {
            throw notReady("is not ready after %d s".formatted(timeToStart.toSeconds()));
        }
        if (!isAlive()) {
            throw notReady("ended while it started" + running.exitCode());
        }
        up = true;
    }

    private StackException notReady(String what) {
        return new StackException("%s %s. %s".formatted(name(), what, log.end()));
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
        running.process().ifPresent(process -> {
            process.destroyForcibly();
            awaitEnd(TIME_TO_DIE);
        });
    }

    /** SIGSTOP: it keeps its connections and answers nothing, until {@link #resume()}. */
    public void freeze() {
        running.signalAll("STOP");
    }

    public void resume() {
        running.signalAll("CONT");
    }

    /** Asks it to stop, waits, and kills it when it does not stop in time. */
    public synchronized void stop() {
        askToStop();
        awaitStopped();
    }

    /** From now on {@link #start()} refuses. */
    public void retire() {
        retired = true;
    }

    public synchronized void askToStop() {
        // While it starts it has nothing to finish, and would not react to the signal before it has started.
        var signal = up ? program.stopSignal() : "KILL";
        up = false;
        resume();
        running.signal(signal);
    }

    public synchronized void awaitStopped() {
        if (!awaitEnd(program.timeToStop())) {
            kill();
        }
        running.forget();
    }

    private boolean awaitEnd(Duration atMost) {
        return Waiting.until(() -> !isAlive(), atMost);
    }

    /** One sentence, once, when it has exited by itself. */
    public Optional<String> exitMessage() {
        if (!up || isAlive()) {
            return Optional.empty();
        }
        up = false;
        return Optional.of("%s has ended%s. To start it again: ./run restart %s".formatted(name(),
                running.exitCode(), name()));
    }
}
