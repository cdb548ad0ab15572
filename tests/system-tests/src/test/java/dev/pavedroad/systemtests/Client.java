package dev.pavedroad.systemtests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Somebody who uses the system: nobody in particular, a customer or the administrator. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of every customer that signs up here. */
    public static final String PASSWORD = "correct horse";

    private final HttpClient http;
    private final String system;
    private final String email;
    private final String token;

    private Client(HttpClient http, String system, String email, String token) {
        this.http = http;
        this.system = system;
        this.email = email;
        this.token = token;
    }

    /** A response with a JSON body. */
    public record Response(int status, JsonNode body, HttpResponse<String> response) {

        public String text(String field) {
            return body.path(field).asText(null);
        }

        /** The last part of a problem's type. */
        public String slug() {
            return text("type").replaceFirst(".*/", "");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    public static Client nobody() {
        return at(RunningSystem.url());
    }

    /** Nobody in particular, at another system than the one that all tests share. */
    public static Client at(String system) {
        return new Client(HTTP, system, null, null);
    }

    /** The same person at another address of this machine, such as 127.0.0.21. */
    public Client from(String address) {
        try {
            return new Client(HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build(), system,
                    email,
                    token);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Client newCustomer() {
        return nobody().signUp();
    }

    public Client signUp() {
        var email = "customer-%s@example.com".formatted(UUID.randomUUID());
        patiently("/api/users", Map.of("email", email, "name", "Ada Lovelace", "password", PASSWORD));
        return as(email, PASSWORD);
    }

    /** The same customer with a new access token. */
    public Client signInAgain() {
        return new Client(http, system, null, null).as(email, PASSWORD);
    }

    public static Client administrator() {
        return signIn(RunningSystem.adminEmail(), RunningSystem.adminPassword());
    }

    static Client signIn(String email, String password) {
        return nobody().as(email, password);
    }

    public Client as(String email, String password) {
        var answer = patiently("/api/users/tokens", Map.of("email", email, "password", password));
        if (answer.status() != 200) {
            throw new IllegalStateException("cannot sign in as %s: %s".formatted(email, answer.response().body()));
        }
        return new Client(http, system, email, answer.text("accessToken"));
    }

    // All tests sign up and in from one address, which has to wait its turn.
    private Response patiently(String path, Object body) {
        var answer = post(path, body);
        for (int i = 0; i < 20 && answer.status() == 429; i++) {
            var wait = Duration.ofSeconds(Long.parseLong(answer.header("Retry-After")));
            await().atMost(wait.plusMinutes(1)).pollDelay(wait).until(() -> true);
            answer = post(path, body);
        }
        return answer;
    }

    /** The same person, past the gateway. */
    public Client directlyAt(String address) {
        return new Client(http, address, email, token);
    }

    public Client withToken(String other) {
        return new Client(http, system, email, other);
    }

    public String email() {
        return email;
    }

    public String token() {
        return token;
    }

    public Response get(String path) {
        return send(request(path).GET());
    }

    public Response delete(String path) {
        return send(request(path).DELETE());
    }

    public Response delete(String path, Object body) {
        return send(withBody("DELETE", path, body));
    }

    public Response post(String path, Object body, String... headers) {
        return send(withBody("POST", path, body, headers));
    }

    public Response put(String path, Object body, String... headers) {
        return send(withBody("PUT", path, body, headers));
    }

    public Response patch(String path, Object body) {
        return send(withBody("PATCH", path, body));
    }

    /** Orders so many of one product. */
    public Response order(String productId, int quantity, String... headers) {
        var item = Map.of("productId", productId, "quantity", quantity);
        return post("/api/orders", Map.of("items", new Object[]{item}), headers);
    }

    private HttpRequest.Builder withBody(String method, String path, Object body, String... headers) {
        var request = request(path).header("Content-Type", "application/json").method(method,
                BodyPublishers.ofString(body instanceof String text ? text : JSON.valueToTree(body).toString()));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(system + path)).timeout(Duration.ofSeconds(60));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Response send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var body = response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Response(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
