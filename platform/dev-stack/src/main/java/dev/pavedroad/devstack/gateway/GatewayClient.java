package dev.pavedroad.devstack.gateway;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;

/** A client of the gateway, for one user. Answers are JSON objects; one that does not come in time is empty. */
public final class GatewayClient implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();
    private final String url;
    private final Duration timeout;
    private String authorization = "";

    /** @param timeout how long an answer may take */
    public GatewayClient(String url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
    }

    /** Signs in unless it is signed in already; all requests after it carry the token. */
    public boolean signIn(String email, String password) {
        return statusOfSignIn(email, password) == 200;
    }

    /** Signs in likewise, and returns the status of the answer; 0 when there is none. */
    public int statusOfSignIn(String email, String password) {
        if (!authorization.isEmpty()) {
            return 200;
        }
        var answer = post("/api/users/tokens", Map.of("email", email, "password", password));
        if (answer.get("accessToken") instanceof String token) {
            authorization = "Bearer " + token;
            return 200;
        }
        return answer.get("status") instanceof Number status ? status.intValue() : 0;
    }

    public Map<String, Object> get(String path) {
        return send(request(path).GET().build());
    }

    public Map<String, Object> post(String path, Map<String, Object> body) {
        return send(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSONObjectUtils.toJSONString(body))).build());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(timeout);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private Map<String, Object> send(HttpRequest request) {
        try {
            return JSONObjectUtils.parse(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException | ParseException _) {
            return Map.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
