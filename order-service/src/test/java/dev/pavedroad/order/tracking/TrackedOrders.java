package dev.pavedroad.order.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/** Places orders and brings them on their way, at the instance that listens to a port. */
class TrackedOrders {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    TrackedOrders(int port) {
        this.port = port;
    }

    String place(UUID customer) {
        var items = "{\"items\": [{\"productId\": \"%s\", \"quantity\": 1}]}".formatted(UUID.randomUUID());
        return JsonPath.read(call("POST", "", TestTokens.customer(customer), items, 201), "$.id");
    }

    void ship(String order) {
        call("POST", "/" + order + "/shipment", TestTokens.admin(), "{}", 200);
    }

    void deliver(String order) {
        call("POST", "/" + order + "/delivery", TestTokens.admin(), "", 200);
    }

    void cancel(String order) {
        call("POST", "/" + order + "/cancellation", TestTokens.admin(), "", 200);
    }

    List<String> timesOf(String order) {
        return JsonPath.read(call("GET", "/" + order, TestTokens.admin(), "", 200), "$.history[*].at");
    }

    private String call(String method, String path, String token, String body, int status) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/orders" + path))
                .method(method, BodyPublishers.ofString(body)).header("Authorization", token)
                .header("Content-Type", "application/json").build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
