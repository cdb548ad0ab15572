package dev.pavedroad.user.signin;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@UserServiceTest
@ExtendWith(OutputCaptureExtension.class)
class AuditLogTests {

    private static final String ADDRESS = "203.0.113.77";

    private final UserApi api;
    private final MeterRegistry meters;
    private final JdbcClient database;

    @Autowired
    AuditLogTests(UserApi api, MeterRegistry meters, JdbcClient database) {
        this.api = api;
        this.meters = meters;
        this.database = database;
    }

    @Test
    void saysAndCountsWhoFailedToSignInFromWhere(CapturedOutput log) {
        var ada = api.anybody();
        var failed = count("sign-in", "bad-credentials");
        var throttled = count("sign-in", "throttled");
        for (int i = 0; i < 11; i++) {
            api.signIn(ada.email(), "wrong password", ADDRESS);
        }
        assertThat(count("sign-in", "bad-credentials")).isEqualTo(failed + 10);
        assertThat(count("sign-in", "throttled")).isEqualTo(throttled + 1);
        assertThat(log.getOut().lines()).filteredOn(line -> line.contains("outcome=bad-credentials email=")).hasSize(10)
                .allMatch(line -> line.contains("action=sign-in") && line.contains("client=" + ADDRESS));
        assertThat(log).contains("audit action=sign-in outcome=throttled email=");
        assertThat(log.getOut()).doesNotContain(ada.email(), "wrong password");
    }

    @Test
    void keepsToOneLineWhateverTheEmailIs(CapturedOutput log) {
        api.signIn("x\nforged line", "wrong password");
        assertThat(log.getOut()).contains("outcome=bad-credentials").doesNotContain("forged line");
    }

    @Test
    void saysWhenTheAdministratorSignsIn(CapturedOutput log) {
        var admin = api.anybody();
        database.sql("update account set administrator = true where id = ?").param(admin.id()).update();
        api.signIn(admin.email(), PASSWORD, ADDRESS);
        assertThat(log).contains("audit action=administrator-sign-in outcome=succeeded id=%s client=%s"
                .formatted(admin.id(), ADDRESS));
        assertThat(count("administrator-sign-in", "succeeded")).isPositive();
    }

    @Test
    void saysWhenAPasswordIsChangedAndAnAccountDeleted(CapturedOutput log) {
        var ada = api.anybody();
        api.changePassword(ada, "wrong password", "another password");
        api.delete(ada, "wrong password");
        api.changePassword(ada, PASSWORD, "another password");
        var again = api.signIn(ada.email(), "another password");
        api.delete(new UserApi.SignedIn(ada.id(), ada.email(), read(again, "$.accessToken"), null), "another password");
        assertThat(log).contains("audit action=password-change outcome=bad-credentials id=" + ada.id(),
                "audit action=password-change outcome=succeeded id=" + ada.id(),
                "audit action=account-deletion outcome=bad-credentials id=" + ada.id(),
                "audit action=account-deletion outcome=succeeded id=" + ada.id());
        assertThat(count("password-change", "succeeded")).isPositive();
        assertThat(count("account-deletion", "succeeded")).isPositive();
    }

    private double count(String action, String outcome) {
        return meters.counter("credential.checks", "action", action, "outcome", outcome).count();
    }
}
