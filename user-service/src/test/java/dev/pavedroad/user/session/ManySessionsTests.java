package dev.pavedroad.user.session;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserApi.SignedIn;
import dev.pavedroad.user.UserServiceTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody signs in again and again. */
@UserServiceTest
class ManySessionsTests {

    private final UserApi api;
    private final JdbcClient database;

    @Autowired
    ManySessionsTests(UserApi api, JdbcClient database) {
        this.api = api;
        this.database = database;
    }

    @Test
    void endTheOldestBeyondTwenty() {
        var ada = api.anybody();
        var eve = api.anybody();
        var next = IntStream.range(0, 20).mapToObj(_ -> signIn(ada)).toList();
        assertThat(sessionsOf(ada)).isEqualTo(20);
        assertProblem(api.refresh(ada.refreshToken()), 401, "unauthenticated");
        assertThat(next).allSatisfy(token -> assertThat(api.refresh(token)).hasStatus(200));
        assertThat(api.refresh(eve.refreshToken())).hasStatus(200);
    }

    @Test
    void forgetThoseThatHaveEndedFirst() {
        var ada = api.anybody();
        for (int i = 0; i < 25; i++) {
            api.revoke(signIn(ada));
        }
        assertThat(sessionsOf(ada)).isEqualTo(20);
        assertThat(api.refresh(ada.refreshToken())).hasStatus(200);
    }

    private String signIn(SignedIn user) {
        return UserApi.read(api.signIn(user.email(), PASSWORD), "$.refreshToken");
    }

    private int sessionsOf(SignedIn user) {
        return database.sql("select count(*) from session where account_id = ?").param(user.id())
                .query(Integer.class).single();
    }
}
