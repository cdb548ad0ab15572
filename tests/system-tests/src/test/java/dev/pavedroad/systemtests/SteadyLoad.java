package dev.pavedroad.systemtests;

import dev.pavedroad.systemtests.Client.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests at a steady rate from a few threads, while something is done to the system. */
public final class SteadyLoad implements AutoCloseable {

    private static final int THREADS = 6;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

    /** @param status 0 when the connection broke */
    public record Outcome(String request, int status, String body, Instant at) {

        Outcome(String request, int status, String body) {
            this(request, status, body, Instant.now());
        }

        @Override
        public String toString() {
            return "%s %d at %s: %.200s".formatted(request, status, at, body);
        }

        public boolean isFailure() {
            return status == 0 || status >= 500;
        }
    }

    /** One request after the other at this interval. */
    public SteadyLoad every(Duration interval, String name, Supplier<Response> request) {
        threads.scheduleAtFixedRate(() -> outcomes.add(outcomeOf(name, request)), 0, interval.toMillis(),
                TimeUnit.MILLISECONDS);
        return this;
    }

    private static Outcome outcomeOf(String name, Supplier<Response> request) {
        try {
            var answer = request.get();
            return new Outcome(name, answer.status(), answer.response().body());
        } catch (UncheckedIOException e) {
            return new Outcome(name, 0, e.getMessage());
        }
    }

    public int count() {
        return outcomes.size();
    }

    public Stream<Outcome> of(String name) {
        return outcomes.stream().filter(it -> it.request().equals(name));
    }

    public List<Outcome> failures() {
        return outcomes.stream().filter(Outcome::isFailure).toList();
    }

    @Override
    public String toString() {
        var byRequest = outcomes.stream().collect(Collectors.groupingBy(Outcome::request, TreeMap::new,
                Collectors.groupingBy(Outcome::status, TreeMap::new, Collectors.counting())));
        return "%d requests, %d failures, %s".formatted(count(), failures().size(), byRequest);
    }

    /** Begins no more requests and waits for the answers to those under way. */
    @Override
    public void close() {
        threads.close();
    }
}
