package dev.pavedroad.user;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Runs work in many threads that start at one moment. */
public final class Concurrently {

    private Concurrently() {}

    public static <T> List<T> times(int count, Callable<T> work) {
        return all(Stream.generate(() -> work).limit(count).toList());
    }

    /** The results, in the order of the work. */
    public static <T> List<T> all(List<? extends Callable<T>> work) {
        var start = new CountDownLatch(work.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> results = work.stream().map(one -> threads.submit(() -> {
                start.countDown();
                start.await();
                return one.call();
            })).toList();
            return results.stream().map(Concurrently::resultOf).toList();
        }
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
