package dev.pavedroad.devstack.training;

import dev.pavedroad.devstack.Checkout;
import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.devstack.StackOptions;
import dev.pavedroad.devstack.jvm.JvmStart;
import dev.pavedroad.devstack.postgres.Postgres;
import dev.pavedroad.devstack.process.LogFile;
import dev.pavedroad.devstack.process.PidFile;
import dev.pavedroad.devstack.process.Waiting;
import dev.pavedroad.devstack.state.Folders;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StackLock;
import dev.pavedroad.devstack.state.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the missing AOT caches: starts a stack of its own, makes typical requests, and stops it; each JVM writes its
 * cache when it exits. A service that has a cache already starts with it.
 */
public final class Training {

    private static final int ORDERS = 10;
    private static final Duration TIME_TO_START = Duration.ofMinutes(5);
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(20);

    private final Checkout checkout;
    private final StateFolder state;
    private volatile boolean abandoned;

    /** @param root the root of the repository */
    public Training(Path root) {
        this.checkout = new Checkout(root);
        this.state = StateFolder.of(root.resolve(".local").resolve("training"));
    }

    /** The services without a cache for the current build of their jar. */
    public List<String> missing() {
        var caches = checkout.aotCaches();
        return checkout.jars().entrySet().stream().filter(it -> !caches.isTrained(it.getKey(), it.getValue()))
                .map(Map.Entry::getKey).sorted().toList();
    }

    /**
     * Returns when the missing caches are there.
     *
     * @param launchedBy see {@link StackOptions#launchedBy}
     * @throws StackException when the stack does not start, a request fails, or a JVM writes no cache
     */
    public void run(String... launchedBy) {
        var missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        StackLock.holder(state).ifPresent(it -> {
            throw new StackException("A training is running already, in the launcher with pid " + it.pid());
        });
        Runtime.getRuntime().addShutdownHook(new Thread(this::abandon, "abandon-training"));
        var options = StackOptions.builder(checkout.root()).state(state.path()).freePorts()
                .jvmStart(JvmStart.TRAINING).launchedBy(launchedBy).timeToStart(TIME_TO_START).build();
        DevStack.stopLeftovers(options);
        Folders.delete(state.database());
        Folders.delete(state.mail());
        try (var stack = DevStack.start(options)) {
            new TypicalRequests(stack).make(ORDERS);
        }
        if (!abandoned) {
            keep(missing);
        }
    }

    private void keep(List<String> services) {
        var caches = checkout.aotCaches();
        var jars = checkout.jars();
        for (var service : services) {
            if (!caches.keep(service, jars.get(service))) {
                throw new StackException("The JVM of %s has written no AOT cache; the end of its log:%n%s"
                        .formatted(service, new LogFile(state.log(service)).end()));
            }
            caches.removeOlder(service, jars.get(service));
        }
    }

    public boolean isAbandoned() {
        return abandoned;
    }

    /** Kills its JVMs, so that they write nothing; also those that a killed launcher has left behind. */
    public void abandon() {
        abandoned = true;
        Waiting.until(() -> kill(PidFile.findAll(state).filter(it -> !it.pidFile().name().equals(Postgres.NAME))) == 0,
                TIME_TO_DIE);
    }

    private static long kill(Stream<PidFile.Found> found) {
        // The child that writes a JVM's cache dies with it.
        return found.flatMap(it -> Stream.concat(it.process().descendants(), Stream.of(it.process())))
                .filter(ProcessHandle::destroyForcibly).count();
    }
}
