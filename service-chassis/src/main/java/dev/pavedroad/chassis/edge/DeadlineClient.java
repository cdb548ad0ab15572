package dev.pavedroad.chassis.edge;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Starts no attempt that cannot end before the deadline, and lets none wait beyond it. */
class DeadlineClient implements Client {

    private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(500);

    private final Client next;

    DeadlineClient(Client next) {
        this.next = next;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        var deadline = Deadline.current();
        return next.execute(request, deadline == null ? options : within(deadline.remaining(), options));
    }

    private static Request.Options within(Duration remaining, Request.Options options) {
        if (remaining.compareTo(SHORTEST_ATTEMPT) < 0) {
            throw new DeadlineExceededException();
        }
        return new Request.Options(options.connectTimeoutMillis(), TimeUnit.MILLISECONDS,
                Math.min(options.readTimeoutMillis(), remaining.toMillis()), TimeUnit.MILLISECONDS,
                options.isFollowRedirects());
    }
}
