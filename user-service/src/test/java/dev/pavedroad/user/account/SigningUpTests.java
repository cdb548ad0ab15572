package dev.pavedroad.user.account;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.anyEmail;
import static dev.pavedroad.user.UserApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.Concurrently;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserServiceTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@UserServiceTest
class SigningUpTests {

    private final UserApi api;

    @Autowired
    SigningUpTests(UserApi api) {
        this.api = api;
    }

    @Test
    void opensAnAccount() {
        var email = "Ada." + UUID.randomUUID() + "@Example.com";
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var response = api.signUp(email, "Ada Lovelace", PASSWORD);
        assertThat(response).hasStatus(201).headers().hasValue("Location", "/api/users/me");
        assertThat(UserApi.<Map<String, Object>>read(response, "$"))
                .containsOnlyKeys("id", "email", "name", "roles", "createdAt")
                .containsEntry("email", email).containsEntry("name", "Ada Lovelace")
                .containsEntry("roles", List.of("CUSTOMER"))
                .hasEntrySatisfying("id", id -> assertThat(UUID.fromString((String) id)).isNotNull())
                .hasEntrySatisfying("createdAt",
                        at -> assertThat(Instant.parse((String) at)).isBetween(before, Instant.now()));
    }

    @Test
    void refusesAnEmailThatIsTakenInAnotherCase() {
        var email = anyEmail();
        assertThat(api.signUp(email, "Ada", PASSWORD)).hasStatus(201);
        assertProblem(api.signUp(email.toUpperCase(), "Eve", "another password"), 409, "email-taken");
    }

    @Test
    void opensOneAccountWhenManySignUpAtOnce() {
        var email = anyEmail();
        var codes = Concurrently.all(List.of(
                () -> api.signUp(email, "A", PASSWORD).getResponse().getStatus(),
                () -> api.signUp(email.toUpperCase(), "B", PASSWORD).getResponse().getStatus(),
                () -> api.signUp(email.replace("ada", "Ada"), "C", PASSWORD).getResponse().getStatus(),
                () -> api.signUp(email, "D", PASSWORD).getResponse().getStatus()));
        assertThat(codes).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email    | {"name": "Ada", "password": "long enough"}
            email    | {"email": null, "name": "Ada", "password": "long enough"}
            email    | {"email": "ada", "name": "Ada", "password": "long enough"}
            email    | {"email": 1, "name": "Ada", "password": "long enough"}
            email    | {"email": "a\\u0000@example.com", "name": "Ada", "password": "long enough"}
            name     | {"email": "x@example.com", "password": "long enough"}
            name     | {"email": "x@example.com", "name": " ", "password": "long enough"}
            name     | {"email": "x@example.com", "name": "\\ud83e", "password": "long enough"}
            name     | {"email": "x@example.com", "name": ["Ada"], "password": "long enough"}
            name     | {"email": "x@example.com", "name": "Win at https://evil.example", "password": "long enough"}
            name     | {"email": "x@example.com", "name": "a\\u202eb", "password": "long enough"}
            password | {"email": "x@example.com", "name": "Ada"}
            password | {"email": "x@example.com", "name": "Ada", "password": "7 chars"}
            password | {"email": "x@example.com", "name": "Ada", "password": "🦀🦀🦀🦀🦀🦀🦀"}
            password | {"email": "x@example.com", "name": "Ada", "password": 1234567890}
            """)
    void namesTheFieldThatIsWrong(String field, String body) {
        var response = api.post("/api/users", body);
        assertProblem(response, 400, "invalid-request");
        assertThat(UserApi.<List<String>>read(response, "$.errors[*].field")).containsExactly(field);
        assertThat(UserApi.<String>read(response, "$.errors[0].message")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "null", "{} {}"})
    void refusesWhatIsNoRequest(String body) {
        var response = api.post("/api/users", body);
        assertProblem(response, 400, "invalid-request");
        assertThat(UserApi.<List<Object>>read(response, "$.errors")).isNotNull();
    }

    @Test
    void namesAllFieldsThatAreWrongAtOnce() {
        var response = api.post("/api/users", Map.of());
        assertThat(UserApi.<List<String>>read(response, "$.errors[*].field"))
                .containsExactlyInAnyOrder("email", "name", "password");
    }

    @Test
    void takesTextsUpToTheirLimitsAndNoFurther() {
        assertThat(api.signUp(anyEmail(), "n".repeat(100), "p".repeat(64))).hasStatus(201);
        assertThat(api.signUp(anyEmail(), "🦀".repeat(100), "🦀".repeat(64))).hasStatus(201);
        assertThat(api.signUp(anyEmail(), "Ada", "        ")).hasStatus(201);
        assertThat(fieldsOf("n".repeat(101), PASSWORD)).containsExactly("name");
        assertThat(fieldsOf("Ada", "p".repeat(65))).containsExactly("password");
    }

    private List<String> fieldsOf(String name, String password) {
        return UserApi.read(api.signUp(anyEmail(), name, password), "$.errors[*].field");
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        var response = api.post("/api/users", Map.of("email", anyEmail(), "name", "Eve", "password", PASSWORD,
                "roles", List.of("ADMIN"), "administrator", true, "id", "1"));
        assertThat(response).hasStatus(201).bodyJson().extractingPath("$.roles")
                .asInstanceOf(InstanceOfAssertFactories.LIST).containsExactly("CUSTOMER");
    }

    @Test
    void refusesABadTokenThoughItNeedsNone() {
        var body = Map.of("email", anyEmail(), "name", "Ada", "password", PASSWORD);
        assertProblem(api.send(HttpMethod.POST, "/api/users", "Bearer forged", body), 401, "unauthenticated");
    }
}
