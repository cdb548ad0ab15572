package dev.pavedroad.chassis.edge;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Duration;

/** Starts no attempt that cannot end before the deadline; one that has begun ends with its call. */
class DeadlineClient implements Client {

    private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(500);

    private final Client next;

    DeadlineClient(Client next) {
        this.next = next;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        var deadline = Deadline.current();
        if (deadline != null && deadline.remaining().compareTo(SHORTEST_ATTEMPT) < 0) {
            throw new DeadlineExceededException();
        }
        return next.execute(request, options);
    }
}
