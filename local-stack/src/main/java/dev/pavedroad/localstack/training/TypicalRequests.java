package dev.pavedroad.localstack.training;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.pavedroad.localstack.LocalStack;
import dev.pavedroad.localstack.process.Waiting;
import dev.pavedroad.localstack.state.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What customers do most: they sign up and in, look around, order, look again, and get their mail. */
class TypicalRequests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "correct horse";

    private final LocalStack stack;
    private final HttpClient client;
    private String authorization = "";

    TypicalRequests(LocalStack stack, HttpClient client) {
        this.stack = stack;
        this.client = client;
    }

    /** @throws StackFailure when the last order is not confirmed, or its mail does not come */
    void make(int orders) {
        if (!Waiting.until(this::isSignedUp, PATIENCE) || !Waiting.until(this::isSignedIn, PATIENCE)) {
            throw new StackFailure("Nobody can sign in; the logs are in " + stack.state().path());
        }
        for (var i = 1; i <= orders; i++) {
            // Processes that were started a moment ago may be too slow for each other's time limits at first.
            if (!Waiting.until(this::orderIsConfirmed, PATIENCE)) {
                throw new StackFailure("Order %d of the training is not confirmed; the logs are in %s"
                        .formatted(i, stack.state().path()));
            }
        }
        if (!Waiting.until(() -> stack.mails().size() >= orders, PATIENCE)) {
            throw new StackFailure("The mails of the training do not come; the logs are in " + stack.state().path());
        }
    }

    private boolean isSignedUp() {
        var answer = post("/api/users", Map.of("email", EMAIL, "password", PASSWORD, "name", "Ada"));
        // A try that seemed to fail may have made the account.
        return answer.containsKey("id") || answer.get("status") instanceof Number status && status.intValue() == 409;
    }

    private boolean isSignedIn() {
        if (authorization.isEmpty()) {
            var token = post("/api/users/tokens", Map.of("email", EMAIL, "password", PASSWORD)).get("accessToken");
            authorization = token == null ? "" : "Bearer " + token;
        }
        return !authorization.isEmpty() && get("/api/users/me").containsKey("email");
    }

    private boolean orderIsConfirmed() {
        var items = (List<?>) get("/api/products?size=1").get("items");
        if (items == null) {
            return false;
        }
        var id = ((Map<?, ?>) items.getFirst()).get("id");
        get("/api/products/" + id);
        var order = post("/api/orders", Map.of("items", List.of(Map.of("productId", id, "quantity", 1))));
        get("/api/orders");
        // Refusals are typical too.
        post("/api/orders", Map.of("items", List.of()));
        return "CONFIRMED".equals(get("/api/orders/" + order.get("id")).get("status"));
    }

    private Map<String, Object> get(String path) {
        return send(request(path).GET().build());
    }

    private Map<String, Object> post(String path, Map<String, Object> body) {
        return send(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSONObjectUtils.toJSONString(body))).build());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(stack.gatewayUrl() + path)).timeout(PATIENCE);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private Map<String, Object> send(HttpRequest request) {
        try {
            return JSONObjectUtils.parse(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException | ParseException e) {
            throw new StackFailure("The training gets no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted", e);
        }
    }
}
