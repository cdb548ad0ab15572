package dev.pavedroad.user.account;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.user.Concurrently;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserApi.SignedIn;
import dev.pavedroad.user.UserServiceTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@UserServiceTest
class ProfileTests {

    private static final String ME = "/api/users/me";

    private final UserApi api;

    @Autowired
    ProfileTests(UserApi api) {
        this.api = api;
    }

    @Test
    void showsUsersTheirOwnAccount() {
        var ada = api.anybody();
        api.anybody();
        var me = api.get(ME, ada.bearer());
        assertThat(me).hasStatus(200);
        assertThat(UserApi.<Map<String, Object>>read(me, "$"))
                .containsOnlyKeys("id", "email", "name", "roles", "createdAt")
                .containsEntry("id", ada.id().toString()).containsEntry("email", ada.email())
                .containsEntry("name", "Ada Lovelace").containsEntry("roles", List.of("CUSTOMER"));
    }

    @Test
    void renames() {
        var ada = api.anybody();
        var renamed = rename(ada, Map.of("name", "Augusta", "email", "eve@example.com"));
        assertThat(renamed).hasStatus(200);
        assertThat(UserApi.<Map<String, Object>>read(renamed, "$")).containsEntry("name", "Augusta")
                .containsEntry("email", ada.email());
        assertThat(UserApi.<String>read(api.get(ME, ada.bearer()), "$.name")).isEqualTo("Augusta");
        assertThat(api.signIn(ada.email(), PASSWORD)).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": null}", "{\"name\": \" \"}", "{\"name\": 1}",
        "{\"name\": \"www.evil.example\"}", "{\"name\": \"\\u3164\"}"})
    void refusesANameThatIsNone(String body) {
        var response = rename(api.anybody(), body);
        assertProblem(response, 400, "invalid-request");
        assertThat(UserApi.<List<String>>read(response, "$.errors[*].field")).containsExactly("name");
    }

    @Test
    void survivesManyChangesAtOnce() {
        var ada = api.anybody();
        var names = IntStream.range(0, 8)
                .mapToObj(number -> (Callable<Integer>) () -> rename(ada, Map.of("name", "Ada " + number)).getResponse()
                        .getStatus())
                .toList();
        assertThat(Concurrently.all(names)).containsOnly(200);
    }

    @Test
    void deletesAnAccountForGood() {
        var ada = api.anybody();
        assertThat(api.delete(ada, PASSWORD)).hasStatus(204).body().isEmpty();
        assertProblem(api.signIn(ada.email(), PASSWORD), 401, "bad-credentials");
        assertProblem(api.refresh(ada.refreshToken()), 401, "unauthenticated");
        assertProblem(api.get(ME, ada.bearer()), 401, "unauthenticated");
        assertProblem(rename(ada, Map.of("name", "Ghost")), 401, "unauthenticated");
        assertProblem(api.changePassword(ada, PASSWORD, "another password"), 401, "unauthenticated");
        assertProblem(api.delete(ada, PASSWORD), 401, "unauthenticated");
    }

    @Test
    void givesTheEmailOfADeletedAccountFree() {
        var ada = api.anybody();
        api.delete(ada, PASSWORD);
        assertThat(api.signUp(ada.email(), "Another Ada", PASSWORD)).hasStatus(201);
        assertProblem(api.get(ME, ada.bearer()), 401, "unauthenticated");
    }

    @Test
    void deletesWhileTokensAreRefreshed() {
        var ada = api.anybody();
        var codes = Concurrently.<Integer>all(List.of(
                () -> api.delete(ada, PASSWORD).getResponse().getStatus(),
                () -> api.refresh(ada.refreshToken()).getResponse().getStatus(),
                () -> api.refresh(ada.refreshToken()).getResponse().getStatus()));
        assertThat(codes.getFirst()).isEqualTo(204);
        assertThat(codes).allMatch(code -> code < 500);
    }

    @Test
    void deletesNothingWithoutThePassword() {
        var ada = api.anybody();
        assertProblem(api.send(HttpMethod.DELETE, ME, ada.bearer(), null), 400, "invalid-request");
        assertProblem(api.send(HttpMethod.DELETE, ME, ada.bearer(), Map.of()), 400, "invalid-request");
        for (int i = 0; i < 10; i++) {
            assertProblem(api.delete(ada, "wrong password"), 401, "bad-credentials");
        }
        assertProblem(api.delete(ada, PASSWORD), 429, "too-many-requests");
        assertThat(api.get(ME, ada.bearer())).hasStatus(200);
        assertThat(api.signIn(ada.email(), PASSWORD)).hasStatus(200);
    }

    @Test
    void needsASignedInUser() {
        for (var method : List.of(HttpMethod.GET, HttpMethod.DELETE)) {
            assertProblem(api.send(method, ME, null, null), 401, "unauthenticated");
            assertProblem(api.send(method, ME, "Bearer forged", null), 401, "unauthenticated");
            assertProblem(api.send(method, ME, TestTokens.service("order-service", "user-service"), null), 401,
                    "unauthenticated");
        }
        assertProblem(api.send(HttpMethod.PATCH, ME, null, Map.of("name", "Eve")), 401, "unauthenticated");
    }

    private MvcTestResult rename(SignedIn user, Object body) {
        return api.send(HttpMethod.PATCH, ME, user.bearer(), body);
    }
}
