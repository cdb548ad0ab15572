package dev.pavedroad.localstack.training;

import dev.pavedroad.localstack.Checkout;
import dev.pavedroad.localstack.LocalStack;
import dev.pavedroad.localstack.LocalStackBuilder;
import dev.pavedroad.localstack.jvm.JvmStart;
import dev.pavedroad.localstack.postgres.Postgres;
import dev.pavedroad.localstack.process.LogFile;
import dev.pavedroad.localstack.process.PidFile;
import dev.pavedroad.localstack.process.Waiting;
import dev.pavedroad.localstack.state.Folders;
import dev.pavedroad.localstack.state.StackFailure;
import dev.pavedroad.localstack.state.StackLock;
import dev.pavedroad.localstack.state.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the AOT caches that are missing: starts a stack of its own, does with it what customers do, and stops it, which
 * is when its JVMs write down what they have learned. What has a cache already is started with it, and so soon.
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

    /** The services that have no cache for their jar as it is now. */
    public List<String> missing() {
        var caches = checkout.aotCaches();
        return checkout.jars().entrySet().stream().filter(it -> !caches.isTrained(it.getKey(), it.getValue()))
                .map(Map.Entry::getKey).sorted().toList();
    }

    /**
     * Returns when what was missing is there.
     *
     * @param launchedBy see {@link LocalStackBuilder#launchedBy}
     * @throws StackFailure when the stack does not start, or does not do what it is there for
     */
    public void run(String... launchedBy) {
        var missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        StackLock.holder(state).ifPresent(it -> {
            throw new StackFailure("A training is running already, in the launcher with pid " + it.pid());
        });
        Runtime.getRuntime().addShutdownHook(new Thread(this::abandon, "abandon-training"));
        builder().stopLeftovers();
        Folders.delete(state.database());
        Folders.delete(state.mail());
        try (var stack = builder().launchedBy(launchedBy).timeToStart(TIME_TO_START).start()) {
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
                throw new StackFailure("The JVM of %s has written no AOT cache; the end of its log:%n%s"
                        .formatted(service, new LogFile(state.log(service)).end()));
            }
            caches.removeOlder(service, jars.get(service));
        }
    }

    private LocalStackBuilder builder() {
        return LocalStack.builder().root(checkout.root()).state(state.path()).freePorts().jvmStart(JvmStart.TRAINING);
    }

    public boolean isAbandoned() {
        return abandoned;
    }

    /** Ends its JVMs, which write nothing then; also those that a launcher which was killed has left behind. */
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
