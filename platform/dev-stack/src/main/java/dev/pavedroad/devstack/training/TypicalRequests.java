package dev.pavedroad.devstack.training;

import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.devstack.gateway.GatewayClient;
import dev.pavedroad.devstack.process.Waiting;
import dev.pavedroad.devstack.state.StackException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The requests that customers make most: they sign up and in, look around, order, look again, and get their mail. */
class TypicalRequests {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "correct horse";

    private final DevStack stack;

    TypicalRequests(DevStack stack) {
        this.stack = stack;
    }

    /** @throws StackException when the last order is not confirmed, or its mail does not come */
    void make(int orders) {
        try (var client = new GatewayClient(stack.gatewayUrl(), TIMEOUT)) {
            require(Waiting.until(() -> isSignedUp(client), TIMEOUT), "Nobody can sign up");
            require(Waiting.until(() -> client.signIn(EMAIL, PASSWORD), TIMEOUT), "Nobody can sign in");
            for (var i = 1; i <= orders; i++) {
                // Processes that were started a moment ago may be too slow for each other's time limits at first.
                require(Waiting.until(() -> orderIsConfirmed(client), TIMEOUT), "Order " + i + " is not confirmed");
            }
        }
        require(Waiting.until(() -> stack.mails().size() >= orders, TIMEOUT), "The mails do not come");
    }

    private void require(boolean done, String otherwise) {
        if (!done) {
            throw new StackException(
                    "The training failed: %s; the logs are in %s".formatted(otherwise, stack.state().path()));
        }
    }

    private static boolean isSignedUp(GatewayClient client) {
        var answer = client.post("/api/users", Map.of("email", EMAIL, "password", PASSWORD, "name", "Ada"));
        // A try that seemed to fail may have made the account.
        return answer.containsKey("id") || answer.get("status") instanceof Number status && status.intValue() == 409;
    }

    private static boolean orderIsConfirmed(GatewayClient client) {
        client.get("/api/users/me");
        var items = (List<?>) client.get("/api/products?size=1").get("items");
        if (items == null) {
            return false;
        }
        var id = ((Map<?, ?>) items.getFirst()).get("id");
        client.get("/api/products/" + id);
        var order = client.post("/api/orders", Map.of("items", List.of(Map.of("productId", id, "quantity", 1))));
        client.get("/api/orders");
        // Refused requests are typical too.
        client.post("/api/orders", Map.of("items", List.of()));
        return "CONFIRMED".equals(client.get("/api/orders/" + order.get("id")).get("status"));
    }
}
