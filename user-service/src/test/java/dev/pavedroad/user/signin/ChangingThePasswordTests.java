package dev.pavedroad.user.signin;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.assertProblem;
import static dev.pavedroad.user.UserApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.Concurrently;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@UserServiceTest
class ChangingThePasswordTests {

    private static final String PATH = "/api/users/me/password";
    private static final String NEXT = "another password";

    private final UserApi api;

    @Autowired
    ChangingThePasswordTests(UserApi api) {
        this.api = api;
    }

    @Test
    void replacesThePasswordAndEndsAllSessions() {
        var ada = api.anybody();
        String elsewhere = read(api.signIn(ada.email(), PASSWORD), "$.refreshToken");
        var eve = api.anybody();
        assertThat(api.changePassword(ada, PASSWORD, NEXT)).hasStatus(204).body().isEmpty();
        assertProblem(api.signIn(ada.email(), PASSWORD), 401, "bad-credentials");
        assertThat(api.signIn(ada.email(), NEXT)).hasStatus(200);
        assertProblem(api.refresh(ada.refreshToken()), 401, "unauthenticated");
        assertProblem(api.refresh(elsewhere), 401, "unauthenticated");
        assertThat(api.refresh(eve.refreshToken())).hasStatus(200);
    }

    @Test
    void takesBackTheAccessTokensIssuedBefore() {
        var ada = api.anybody();
        var thief = ada.bearer();
        assertThat(api.changePassword(ada, PASSWORD, NEXT)).hasStatus(204);
        assertProblem(api.get("/api/users/me", thief), 401, "unauthenticated");
        assertProblem(api.send(HttpMethod.PATCH, "/api/users/me", thief, Map.of("name", "Eve")), 401,
                "unauthenticated");
        assertProblem(api.changePassword(ada, NEXT, PASSWORD), 401, "unauthenticated");
        assertProblem(api.delete(ada, NEXT), 401, "unauthenticated");
        assertProblem(api.get("/.well-known/jwks.json", thief), 401, "unauthenticated");
        assertThat(api.get("/api/users/me", "Bearer " + read(api.signIn(ada.email(), NEXT), "$.accessToken")))
                .as("signed in within the same second").hasStatus(200);
        assertThat(api.get("/api/users/me", api.anybody().bearer())).hasStatus(200);
    }

    @Test
    void changesNothingWithoutTheRightPassword() {
        var ada = api.anybody();
        assertProblem(api.changePassword(ada, "wrong password", NEXT), 401, "bad-credentials");
        assertThat(api.signIn(ada.email(), PASSWORD)).hasStatus(200);
        assertThat(api.refresh(ada.refreshToken())).hasStatus(200);
    }

    @Test
    void countsTheFailuresOfThoseWhoAreSignedInApart() {
        var ada = api.anybody();
        for (int i = 0; i < 10; i++) {
            assertProblem(api.changePassword(ada, "wrong password", NEXT), 401, "bad-credentials");
        }
        assertProblem(api.changePassword(ada, PASSWORD, NEXT), 429, "too-many-requests");
        assertThat(api.signIn(ada.email(), PASSWORD)).hasStatus(200);
        assertThat(api.changePassword(api.anybody(), PASSWORD, NEXT)).hasStatus(204);
    }

    @Test
    void isNotLockedByOthersWhoGuess() {
        var ada = api.anybody();
        for (int i = 0; i < 11; i++) {
            api.signIn(ada.email(), "wrong password");
        }
        assertProblem(api.signIn(ada.email(), PASSWORD), 429, "too-many-requests");
        assertThat(api.changePassword(ada, PASSWORD, NEXT)).hasStatus(204);
    }

    @Test
    void letsOneOfTwoChangesAtOnceCountAndNotBoth() {
        var ada = api.anybody();
        var answers = Concurrently.<Integer>all(List.of(
                () -> api.changePassword(ada, PASSWORD, "password one").getResponse().getStatus(),
                () -> api.changePassword(ada, PASSWORD, "password two").getResponse().getStatus()));
        assertThat(answers).containsExactlyInAnyOrder(204, 401);
        var winner = answers.getFirst() == 204 ? "password one" : "password two";
        assertThat(api.signIn(ada.email(), winner)).hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            newPassword     | {"currentPassword": "long enough"}
            newPassword     | {"currentPassword": "long enough", "newPassword": "7 chars"}
            newPassword     | {"currentPassword": "long enough", "newPassword": 123456789}
            currentPassword | {"newPassword": "long enough"}
            """)
    void namesTheFieldThatIsWrong(String field, String body) {
        var response = api.send(HttpMethod.PUT, PATH, api.anybody().bearer(), body);
        assertProblem(response, 400, "invalid-request");
        assertThat(UserApi.<List<String>>read(response, "$.errors[*].field")).containsExactly(field);
    }

    @Test
    void needsASignedInUser() {
        var body = Map.of("currentPassword", PASSWORD, "newPassword", NEXT);
        assertProblem(api.send(HttpMethod.PUT, PATH, null, body), 401, "unauthenticated");
    }
}
