package dev.pavedroad.chassis.web;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where requests run: on a platform thread while there is one, and on a virtual one beyond that, so that event streams
 * never use the threads up. Virtual threads alone starve those who wait for a socket while others keep the processors
 * busy: their scheduler stays with the queue of requests that begin, and comes late to the queue of those to be woken.
 *
 * @see <a href="https://bugs.openjdk.org/browse/JDK-8373118">JDK-8373118</a>
 */
class RequestThreads implements AutoCloseable {

    // Enough for 256 connections: the few carriers of virtual threads get little beside so many that are busy.
    static final int PLATFORM_THREADS = 300;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, PLATFORM_THREADS, 60, TimeUnit.SECONDS,
            new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("request-", 1).factory(),
            (request, _) -> Thread.startVirtualThread(request));

    void execute(Runnable request) {
        threads.execute(request);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
