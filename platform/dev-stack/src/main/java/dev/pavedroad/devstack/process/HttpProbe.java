package dev.pavedroad.devstack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalInt;

/** Asks an address for its status code. */
public final class HttpProbe {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();

    private HttpProbe() {}

    /** Empty when there is no answer within the time. */
    public static OptionalInt status(String url, Duration atMost) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(atMost).build();
            return OptionalInt.of(CLIENT.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException _) {
            return OptionalInt.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    public static boolean isOk(String url) {
        return status(url, Duration.ofSeconds(1)).equals(OptionalInt.of(200));
    }
}
