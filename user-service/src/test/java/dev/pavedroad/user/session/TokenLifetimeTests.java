package dev.pavedroad.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserServiceTest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@UserServiceTest
class TokenLifetimeTests {

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final UserApi api;
    private final JdbcClient database;

    @Autowired
    TokenLifetimeTests(UserApi api, JdbcClient database) {
        this.api = api;
        this.database = database;
    }

    @Test
    void isThirtyDaysForARefreshTokenAndAsMuchForTheNext() {
        var signIn = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var ada = api.anybody();
        assertThat(expiry(ada)).isBetween(signIn.plus(LIFETIME), Instant.now().plus(LIFETIME));
        database.sql("update session set expires_at = expires_at - interval '29 days' where account_id = ?")
                .param(ada.id()).update();
        var refresh = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        assertThat(api.refresh(ada.refreshToken())).hasStatus(200);
        assertThat(expiry(ada)).isBetween(refresh.plus(LIFETIME), Instant.now().plus(LIFETIME));
    }

    @Test
    void isOverForARefreshTokenThatIsThirtyDaysOld() {
        var ada = api.anybody();
        database.sql("update session set expires_at = expires_at - interval '30 days' where account_id = ?")
                .param(ada.id()).update();
        UserApi.assertProblem(api.refresh(ada.refreshToken()), 401, "unauthenticated");
    }

    @Test
    void endsWithTheNinetyDaysOfASession() {
        var ada = api.anybody();
        age(ada, "89 days");
        var next = api.refresh(ada.refreshToken());
        assertThat(next).hasStatus(200);
        assertThat(expiry(ada)).isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(1)));
        age(ada, "2 days");
        UserApi.assertProblem(api.refresh(UserApi.read(next, "$.refreshToken")), 401, "unauthenticated");
    }

    @Test
    void isOverForASessionThatIsOlderThanItMayBeThoughItWasRefreshedLately() {
        var ada = api.anybody();
        age(ada, "91 days");
        UserApi.assertProblem(api.refresh(ada.refreshToken()), 401, "unauthenticated");
    }

    private void age(UserApi.SignedIn user, String by) {
        database.sql("update session set created_at = created_at - cast(? as interval) where account_id = ?")
                .param(by).param(user.id()).update();
    }

    @Test
    void publishesTheKeyOfUserServiceAndOfNoOther() throws ParseException {
        var keys = api.get("/.well-known/jwks.json", null);
        var ours = SignedJWT.parse(api.anybody().accessToken()).getHeader().getKeyID();
        var others = SignedJWT.parse(TestTokens.service("order-service", "user-service").substring(7)).getHeader()
                .getKeyID();
        assertThat(UserApi.<List<String>>read(keys, "$.keys[*].kid")).containsExactly(ours).doesNotContain(others);
    }

    private Instant expiry(UserApi.SignedIn user) {
        return database.sql("select expires_at from session where account_id = ?").param(user.id())
                .query(Instant.class).single();
    }
}
