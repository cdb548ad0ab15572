package dev.pavedroad.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestThreadsTests {

    private static final int MORE_THAN_THERE_ARE_PLATFORM_THREADS = 400;

    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<Thread> began = new ConcurrentLinkedQueue<>();
    private final RequestThreads threads = new RequestThreads();

    @AfterEach
    void letThemEnd() {
        end.countDown();
        threads.close();
    }

    @Test
    void areOfThePlatformWhileThereAreSome() {
        begin(1);
        assertThat(began).noneMatch(Thread::isVirtual);
    }

    @Test
    void areOfThePlatformForACrowdBecauseVirtualOnesBesideItWouldStarve() {
        begin(256);
        assertThat(began).noneMatch(Thread::isVirtual);
    }

    @Test
    void areVirtualOnesBeyondSoThatNobodyWaitsForAStreamToEnd() {
        begin(MORE_THAN_THERE_ARE_PLATFORM_THREADS);
        assertThat(began).filteredOn(it -> !it.isVirtual()).hasSize(RequestThreads.PLATFORM_THREADS);
    }

    private void begin(int requests) {
        for (var i = 0; i < requests; i++) {
            threads.execute(() -> {
                began.add(Thread.currentThread());
                awaitEnd();
            });
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> began.size() == requests);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
