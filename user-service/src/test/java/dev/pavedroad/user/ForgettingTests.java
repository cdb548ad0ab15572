package dev.pavedroad.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@UserServiceTest
class ForgettingTests {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final UserApi api;
    private final SchedulerClient scheduler;
    private final JdbcClient jdbc;

    @Autowired
    ForgettingTests(UserApi api, SchedulerClient scheduler, JdbcClient jdbc) {
        this.api = api;
        this.scheduler = scheduler;
        this.jdbc = jdbc;
    }

    @Test
    void forgetsSpentTokensAfter30DaysAndNotBefore() {
        var old = api.anybody();
        var young = api.anybody();
        assertThat(api.refresh(old.refreshToken())).hasStatus(200);
        assertThat(api.refresh(young.refreshToken())).hasStatus(200);
        age("spent_refresh_token set spent_at = spent_at", "30 days 1 minute", old);
        age("spent_refresh_token set spent_at = spent_at", "29 days 23 hours", young);
        run("forget-spent-tokens");
        await().atMost(SOON).untilAsserted(() -> assertThat(spentTokensOf(old)).isZero());
        assertThat(spentTokensOf(young)).isOne();
    }

    @Test
    void forgetsSessions30DaysAfterTheirEndAndNotBefore() {
        var ended = api.anybody();
        var lately = api.anybody();
        var good = api.anybody();
        age("session set revoked_at = now()", "30 days 1 minute", ended);
        age("session set expires_at = now()", "29 days 23 hours", lately);
        run("forget-ended-sessions");
        await().atMost(SOON).untilAsserted(() -> assertThat(sessionsOf(ended)).isZero());
        assertThat(List.of(lately, good)).allSatisfy(it -> assertThat(sessionsOf(it)).isOne());
        assertThat(api.refresh(good.refreshToken())).hasStatus(200);
    }

    @Test
    void forgetsFailuresToSignInOnceTheyCountNoMore() {
        var old = UserApi.anyEmail();
        var young = UserApi.anyEmail();
        assertThat(api.signIn(old, "wrong password")).hasStatus(401);
        assertThat(api.signIn(young, "wrong password")).hasStatus(401);
        jdbc.sql("update sign_in_failures set last_at = last_at - interval '61 minutes' where subject like ?")
                .param("%" + old).update();
        jdbc.sql("insert into failed_sign_ins values (?, '{}', now() - interval '61 minutes')").param(old).update();
        run("forget-failed-sign-ins");
        await().atMost(SOON).untilAsserted(() -> assertThat(failuresOf(old)).isZero());
        assertThat(failuresOf(young)).as("by the email, and by the client with it").isEqualTo(2);
    }

    private void age(String what, String by, UserApi.SignedIn whose) {
        var owner = what.startsWith("session")
                ? "account_id = ?"
                : "session_id in (select id from session where account_id = ?)";
        assertThat(jdbc.sql("update %s - interval '%s' where %s".formatted(what, by, owner)).param(whose.id()).update())
                .isOne();
    }

    private int spentTokensOf(UserApi.SignedIn user) {
        return jdbc.sql("""
                select count(*) from spent_refresh_token t join session s on s.id = t.session_id where account_id = ?
                """).param(user.id()).query(Integer.class).single();
    }

    private int sessionsOf(UserApi.SignedIn user) {
        return jdbc.sql("select count(*) from session where account_id = ?").param(user.id()).query(Integer.class)
                .single();
    }

    private int failuresOf(String email) {
        return jdbc.sql("""
                select count(*) from (select subject from sign_in_failures union all select email from failed_sign_ins)
                where subject like ?
                """).param("%" + email).query(Integer.class).single();
    }

    // It has run when the service started; the next time is an hour away.
    private void run(String task) {
        await().atMost(SOON).ignoreExceptions()
                .until(() -> scheduler.reschedule(TaskInstanceId.of(task, "recurring"), Instant.now()));
    }
}
