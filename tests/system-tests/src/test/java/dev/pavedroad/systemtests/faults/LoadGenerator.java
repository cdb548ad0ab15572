package dev.pavedroad.systemtests.faults;

import dev.pavedroad.systemtests.Client.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Many who ask at once, either so many who each wait for their answer, or at a rate whatever the answers do. */
final class LoadGenerator implements AutoCloseable {

    private final int members;
    private final double rate;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Integer> outcomes = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean going = true;
    private Duration asked = Duration.ZERO;

    private LoadGenerator(int members, double rate) {
        this.members = members;
        this.rate = rate;
    }

    static LoadGenerator of(int members) {
        return new LoadGenerator(members, 0);
    }

    /** @param rate requests a second */
    static LoadGenerator arriving(double rate) {
        return new LoadGenerator(0, rate);
    }

    LoadGenerator ask(Duration time, List<Supplier<Response>> requests) {
        return ask(time, i -> requests.get(i % requests.size()).get());
    }

    /** @param request by the number of the request */
    LoadGenerator ask(Duration time, IntFunction<Response> request) {
        if (members > 0) {
            start(request);
        }
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            if (rate > 0) {
                clock.scheduleAtFixedRate(() -> threads.execute(() -> once(request)), 0, (long) (1e9 / rate),
                        TimeUnit.NANOSECONDS);
            }
            clock.schedule(() -> clock.shutdownNow(), time.toMillis(), TimeUnit.MILLISECONDS);
            clock.awaitTermination(time.toSeconds() + 5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        asked = time;
        close();
        return this;
    }

    LoadGenerator keepAsking(Supplier<Response> request) {
        start(_ -> request.get());
        return this;
    }

    private void start(IntFunction<Response> request) {
        for (var i = 0; i < members; i++) {
            threads.execute(() -> {
                while (going) {
                    once(request);
                }
            });
        }
    }

    private void once(IntFunction<Response> request) {
        var status = 0;
        try {
            status = request.apply(number.getAndIncrement()).status();
        } catch (UncheckedIOException e) {
            unanswered.add(e.getCause().toString());
        }
        outcomes.add(status);
    }

    int count() {
        return outcomes.size();
    }

    double perSecond() {
        return outcomes.size() / (double) asked.toSeconds();
    }

    /** How many had each status; 0 is no answer at all. */
    Map<Integer, Long> statuses() {
        return outcomes.stream().collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
    }

    /** Why those who had no answer had none. */
    Map<String, Long> unanswered() {
        return unanswered.stream().collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
    }

    @Override
    public String toString() {
        return "%d requests %s".formatted(outcomes.size(), statuses());
    }

    /** Begins no more requests and waits for the answers to those under way. */
    @Override
    public void close() {
        going = false;
        threads.close();
    }
}
