package dev.pavedroad.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The service as its clients see it. */
public class UserApi {

    public static final String PASSWORD = "correct horse battery staple";

    private final MockMvcTester mvc;
    private final ObjectMapper json;

    UserApi(MockMvcTester mvc, ObjectMapper json) {
        this.mvc = mvc;
        this.json = json;
    }

    /** A user who has signed up and in. */
    public record SignedIn(UUID id, String email, String accessToken, String refreshToken) {

        public String bearer() {
            return "Bearer " + accessToken;
        }
    }

    public static String anyEmail() {
        return "ada-" + UUID.randomUUID() + "@example.com";
    }

    public SignedIn anybody() {
        var email = anyEmail();
        UUID id = UUID.fromString(read(signUp(email, "Ada Lovelace", PASSWORD), "$.id"));
        var tokens = signIn(email, PASSWORD);
        return new SignedIn(id, email, read(tokens, "$.accessToken"), read(tokens, "$.refreshToken"));
    }

    public MvcTestResult signUp(String email, String name, String password) {
        return post("/api/users", Map.of("email", email, "name", name, "password", password));
    }

    /** From an address that is always the same for this email, and most likely no other's. */
    public MvcTestResult signIn(String email, String password) {
        var hash = email.toLowerCase().hashCode();
        return signIn(email, password, "10.%d.%d.%d".formatted(hash >>> 24, hash >> 16 & 255, hash >> 8 & 255));
    }

    public MvcTestResult signIn(String email, String password, String address) {
        return send(HttpMethod.POST, "/api/users/tokens", null, Map.of("email", email, "password", password), address);
    }

    public MvcTestResult refresh(String refreshToken) {
        return post("/api/users/tokens/refresh", Map.of("refreshToken", refreshToken));
    }

    public MvcTestResult revoke(String refreshToken) {
        return post("/api/users/tokens/revocation", Map.of("refreshToken", refreshToken));
    }

    public MvcTestResult changePassword(SignedIn user, String current, String next) {
        return send(HttpMethod.PUT, "/api/users/me/password", user.bearer(),
                Map.of("currentPassword", current, "newPassword", next));
    }

    public MvcTestResult delete(SignedIn user, String password) {
        return send(HttpMethod.DELETE, "/api/users/me", user.bearer(), Map.of("currentPassword", password));
    }

    public MvcTestResult post(String path, Object body) {
        return send(HttpMethod.POST, path, null, body);
    }

    public MvcTestResult get(String path, String authorization) {
        return send(HttpMethod.GET, path, authorization, null);
    }

    /** Sends a text as it is, and anything else as JSON. */
    public MvcTestResult send(HttpMethod method, String path, String authorization, Object body) {
        return send(method, path, authorization, body, "127.0.0.1");
    }

    public MvcTestResult send(HttpMethod method, String path, String authorization, Object body, String address) {
        var request = request(method, path).remoteAddress(address);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body instanceof String text ? text : write(body));
        }
        return request.exchange();
    }

    private MockMvcRequestBuilder request(HttpMethod method, String path) {
        return mvc.method(method).uri(URI.create(path));
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static <T> T read(MvcTestResult result, String path) {
        return JsonPath.read(body(result), path);
    }

    public static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks a problem document: its status and slug, and that it tells nothing of the inside. */
    public static void assertProblem(MvcTestResult result, int status, String slug) {
        assertThat(result).hasStatus(status);
        assertThat(result.getResponse().getContentType()).isEqualTo("application/problem+json");
        assertThat(UserApi.<String>read(result, "$.type")).endsWith("/" + slug);
        assertThat(UserApi.<Integer>read(result, "$.status")).isEqualTo(status);
        assertThat(UserApi.<String>read(result, "$.title")).isNotBlank();
        assertThat(UserApi.<String>read(result, "$.detail")).isNotBlank();
        assertThat(UserApi.<String>read(result, "$.instance")).startsWith("/");
        assertThat(body(result)).doesNotContain("Exception", "org.", "dev.", "java.", "select ", "insert ");
        if (status == 401) {
            assertThat(result).headers().containsHeader("WWW-Authenticate");
        }
        if (status == 429 || status == 503) {
            assertThat(result).headers().containsHeader("Retry-After");
        }
    }
}
