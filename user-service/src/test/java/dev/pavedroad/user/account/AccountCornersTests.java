package dev.pavedroad.user.account;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.anyEmail;
import static dev.pavedroad.user.UserApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@UserServiceTest
class AccountCornersTests {

    private static final String CRAB = "\uD83E\uDD80";

    private final UserApi api;

    @Autowired
    AccountCornersTests(UserApi api) {
        this.api = api;
    }

    @Test
    void countCharactersInEveryNameAndPassword() {
        var ada = api.anybody();
        assertThat(rename(ada, CRAB.repeat(100))).hasStatus(200);
        assertProblem(rename(ada, CRAB.repeat(101)), 400, "invalid-request");
        assertProblem(rename(ada, "n".repeat(101)), 400, "invalid-request");
        assertProblem(api.changePassword(ada, PASSWORD, CRAB.repeat(7)), 400, "invalid-request");
        assertProblem(api.changePassword(ada, PASSWORD, CRAB.repeat(65)), 400, "invalid-request");
        assertThat(api.changePassword(ada, PASSWORD, CRAB.repeat(64))).hasStatus(204);
        assertThat(api.signIn(ada.email(), CRAB.repeat(64))).hasStatus(200);
        assertProblem(api.signIn(ada.email(), CRAB.repeat(63)), 401, "bad-credentials");
    }

    @Test
    void takeAPasswordOfAnyCharactersToTheLast() {
        var email = anyEmail();
        var password = "\t\u0001\u202e \u00e9\u0065\u0301\ufeff" + CRAB;
        assertThat(api.signUp(email, "Ada", password)).hasStatus(201);
        assertThat(api.signIn(email, password)).hasStatus(200);
        assertProblem(api.signIn(email, password.replace("\u00e9", "e\u0301")), 401, "bad-credentials");
        assertProblem(api.signIn(email, password.strip()), 401, "bad-credentials");
    }

    @Test
    void keepTheLongestEmail() {
        var longest = UUID.randomUUID() + "@" + ("x".repeat(60) + ".").repeat(3) + "x".repeat(34);
        assertThat(longest).hasSize(254);
        assertThat(api.signUp(longest, "Ada", PASSWORD)).hasStatus(201);
        assertThat(api.signIn(longest.toUpperCase(), PASSWORD)).hasStatus(200);
        assertProblem(api.signUp(longest + "x", "Ada", PASSWORD), 400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource({"PUT, /api/users", "DELETE, /api/users", "POST, /api/users/me", "PATCH, /api/users/me/password",
        "GET, /api/users/tokens", "DELETE, /api/users/tokens/refresh", "POST, /.well-known/jwks.json"})
    void sayWhichMethodsThereAre(String method, String path) {
        var answer = api.send(HttpMethod.valueOf(method), path,
                path.contains("tokens") ? null : TestTokens.admin(), Map.of());
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.getResponse().getHeader("Allow")).isNotBlank().doesNotContain(method);
    }

    @ParameterizedTest
    @CsvSource({"page", "size"})
    void nameThePartOfAPageThatIsWrong(String field) {
        var answer = api.get("/api/users?" + field + "=-1", TestTokens.admin());
        assertThat(UserApi.<List<String>>read(answer, "$.errors[*].field")).containsExactly(field);
    }

    private MvcTestResult rename(UserApi.SignedIn user, String name) {
        return api.send(HttpMethod.PATCH, "/api/users/me", user.bearer(), Map.of("name", name));
    }
}
