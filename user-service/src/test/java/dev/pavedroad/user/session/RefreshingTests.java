package dev.pavedroad.user.session;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.Concurrently;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserApi.SignedIn;
import dev.pavedroad.user.UserServiceTest;
import dev.pavedroad.user.account.Accounts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@UserServiceTest
class RefreshingTests {

    private final UserApi api;
    private final Tokens tokens;
    private final Accounts accounts;
    private final JdbcClient database;

    @Autowired
    RefreshingTests(UserApi api, Tokens tokens, Accounts accounts, JdbcClient database) {
        this.api = api;
        this.tokens = tokens;
        this.accounts = accounts;
        this.database = database;
    }

    @Test
    void givesANewPair() {
        var ada = api.anybody();
        var pair = api.refresh(ada.refreshToken());
        assertThat(pair).hasStatus(200);
        assertThat(UserApi.<Map<String, Object>>read(pair, "$"))
                .containsOnlyKeys("accessToken", "tokenType", "expiresIn", "refreshToken")
                .containsEntry("tokenType", "Bearer").containsEntry("expiresIn", 900);
        assertThat(refreshToken(pair)).isNotEqualTo(ada.refreshToken());
        String accessToken = UserApi.read(pair, "$.accessToken");
        assertThat(api.get("/api/users/me", "Bearer " + accessToken)).hasStatus(200);
        assertThat(api.refresh(refreshToken(pair))).hasStatus(200);
    }

    @Test
    void namesTheUserAsTheyAreCalledNow() {
        var ada = api.anybody();
        api.send(HttpMethod.PATCH, "/api/users/me", ada.bearer(), Map.of("name", "Augusta"));
        assertThat(AccessTokenTests.claims(api.refresh(ada.refreshToken()))).containsEntry("name", "Augusta");
    }

    @Test
    void endsTheWholeFamilyWhenASpentTokenComesBack() {
        var ada = api.anybody();
        var second = refreshToken(api.refresh(ada.refreshToken()));
        var third = refreshToken(api.refresh(second));
        assertProblem(api.refresh(ada.refreshToken()), 401, "unauthenticated");
        assertProblem(api.refresh(third), 401, "unauthenticated");
    }

    @Test
    void leavesOtherFamiliesOfTheSameUserAlone() {
        var ada = api.anybody();
        var elsewhere = refreshToken(api.signIn(ada.email(), PASSWORD));
        api.refresh(ada.refreshToken());
        assertThat(api.refresh(ada.refreshToken())).hasStatus(401);
        assertThat(api.refresh(elsewhere)).hasStatus(200);
    }

    @RepeatedTest(5)
    void refreshesOnceWhenManyTryAtOnce() {
        var ada = api.anybody();
        var answers = Concurrently.times(16, () -> api.refresh(ada.refreshToken()));
        assertThat(answers).extracting(it -> it.getResponse().getStatus()).containsOnlyOnce(200)
                .containsOnly(200, 401);
        var winner = answers.stream().filter(it -> it.getResponse().getStatus() == 200).findFirst().orElseThrow();
        assertThat(api.refresh(refreshToken(winner))).as("a spent token was presented").hasStatus(401);
    }

    @RepeatedTest(10)
    void letsNoTokenEscapeThatIsMadeWhileItsFamilyEnds() {
        var ada = api.anybody();
        var second = refreshToken(api.refresh(ada.refreshToken()));
        var answers = Concurrently.<MvcTestResult>all(
                List.of(() -> api.refresh(second), () -> api.refresh(ada.refreshToken())));
        assertThat(answers.getLast()).hasStatus(401);
        assertNoneIsGood(answers.stream().limit(1));
    }

    @RepeatedTest(5)
    void letsNoTokenEscapeThatIsMadeWhileThePasswordChanges() {
        var ada = api.anybody();
        var work = List.<Callable<MvcTestResult>>of(() -> api.changePassword(ada, PASSWORD, "another password"),
                () -> refreshUntilRefused(ada), () -> api.signIn(ada.email(), PASSWORD));
        var answers = Concurrently.all(work);
        assertThat(answers.getFirst()).hasStatus(204);
        assertNoneIsGood(answers.stream().skip(1));
    }

    // Goes on until the change, which takes some time, has come through.
    private MvcTestResult refreshUntilRefused(SignedIn user) {
        var answer = api.refresh(user.refreshToken());
        for (int i = 0; i < 2000 && answer.getResponse().getStatus() == 200; i++) {
            answer = api.refresh(refreshToken(answer));
        }
        assertThat(answer).hasStatus(401);
        return answer;
    }

    private void assertNoneIsGood(Stream<MvcTestResult> answers) {
        assertThat(answers.filter(it -> it.getResponse().getStatus() == 200)
                .map(it -> api.refresh(refreshToken(it)).getResponse().getStatus())).doesNotContain(200);
    }

    @Test
    void issuesNothingForAPasswordThatIsNoLongerTheOneVerified() {
        var ada = api.anybody();
        var verified = accounts.findById(ada.id()).orElseThrow();
        assertThat(tokens.issue(verified)).isPresent();
        assertThat(api.changePassword(ada, PASSWORD, "another password")).hasStatus(204);
        assertThat(tokens.issue(verified)).isEmpty();
        accounts.deleteById(ada.id());
        assertThat(tokens.issue(verified)).isEmpty();
    }

    @Test
    void endsASessionOnRequest() {
        var ada = api.anybody();
        assertThat(api.revoke(ada.refreshToken())).hasStatus(204).body().isEmpty();
        assertProblem(api.refresh(ada.refreshToken()), 401, "unauthenticated");
        assertThat(api.revoke(ada.refreshToken())).hasStatus(204);
    }

    @Test
    void endsASessionByATokenThatIsSpentAlready() {
        var ada = api.anybody();
        var second = refreshToken(api.refresh(ada.refreshToken()));
        assertThat(api.revoke(ada.refreshToken())).hasStatus(204);
        assertThat(api.refresh(second)).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"refreshToken\": \"unknown\"}", "{\"refreshToken\": \"\"}", "{}"})
    void hasNothingAgainstTheRevocationOfWhatIsNotThere(String body) {
        assertThat(api.post("/api/users/tokens/revocation", body)).hasStatus(204);
    }

    @Test
    void refusesWhatIsNoRefreshToken() {
        var ada = api.anybody();
        assertProblem(api.refresh("unknown"), 401, "unauthenticated");
        assertProblem(api.refresh(ada.accessToken()), 401, "unauthenticated");
        assertProblem(api.post("/api/users/tokens/refresh", Map.of()), 400, "invalid-request");
        assertProblem(api.post("/api/users/tokens/refresh", Map.of("refreshToken", 1)), 400, "invalid-request");
    }

    @Test
    void looksAtNoAccessTokenUnderTokens() {
        var ada = api.anybody();
        var refresh = Map.of("refreshToken", ada.refreshToken());
        assertThat(api.send(HttpMethod.POST, "/api/users/tokens/refresh", "Bearer forged", refresh)).hasStatus(200);
        assertThat(api.send(HttpMethod.POST, "/api/users/tokens/revocation", "Bearer forged", refresh)).hasStatus(204);
        var signIn = Map.of("email", ada.email(), "password", PASSWORD);
        assertThat(api.send(HttpMethod.POST, "/api/users/tokens", "Bearer forged", signIn)).hasStatus(200);
    }

    @Test
    void keepsNoSecretInTheDatabase() {
        var ada = api.anybody();
        api.refresh(ada.refreshToken());
        var rows = database.sql("""
                select to_jsonb(account)::text || to_jsonb(session)::text || to_jsonb(spent_refresh_token)::text
                from account join session on account_id = account.id
                join spent_refresh_token on session_id = session.id
                where account.id = ?
                """).param(ada.id()).query(String.class).single();
        assertThat(rows).contains(new RefreshToken(ada.refreshToken()).hash())
                .doesNotContain(ada.refreshToken(), PASSWORD);
    }

    private static String refreshToken(MvcTestResult pair) {
        return UserApi.read(pair, "$.refreshToken");
    }
}
