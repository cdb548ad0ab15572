package dev.pavedroad.user.administrator;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.anyEmail;
import static dev.pavedroad.user.UserApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.user.Concurrently;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@UserServiceTest
class AdministratorBootstrapTests {

    private static final String SECRET = "the administrator's";

    private final AdministratorBootstrap bootstrap;
    private final UserApi api;

    @Autowired
    AdministratorBootstrapTests(AdministratorBootstrap bootstrap, UserApi api) {
        this.bootstrap = bootstrap;
        this.api = api;
    }

    @Test
    void makesAnAdministratorWhoMayListAccounts() {
        var email = anyEmail();
        makeAdministrator(email, SECRET);
        var bearer = signIn(email, SECRET);
        assertThat(UserApi.<Map<String, Object>>read(api.get("/api/users/me", bearer), "$"))
                .containsEntry("name", "Administrator").containsEntry("roles", List.of("CUSTOMER", "ADMIN"));
        assertThat(api.get("/api/users", bearer)).hasStatus(200);
    }

    @Test
    void changesNothingWhenAllIsAsWanted() {
        var email = anyEmail();
        makeAdministrator(email, SECRET);
        String refreshToken = read(api.signIn(email, SECRET), "$.refreshToken");
        makeAdministrator(email.toUpperCase(), SECRET);
        assertThat(api.refresh(refreshToken)).hasStatus(200);
    }

    @Test
    void followsAChangedPassword() {
        var email = anyEmail();
        makeAdministrator(email, SECRET);
        makeAdministrator(email, "a new secret");
        assertThat(api.signIn(email, SECRET)).hasStatus(401);
        assertThat(api.signIn(email, "a new secret")).hasStatus(200);
    }

    @Test
    void locksOutAnEarlierOwnerOfTheEmail() {
        var eve = api.anybody();
        makeAdministrator(eve.email(), SECRET);
        assertThat(api.signIn(eve.email(), PASSWORD)).hasStatus(401);
        assertThat(api.refresh(eve.refreshToken())).hasStatus(401);
        assertThat(api.get("/api/users", eve.bearer())).hasStatus(403);
        assertThat(api.get("/api/users", signIn(eve.email(), SECRET))).hasStatus(200);
    }

    @Test
    void isMadeOnceWhenInstancesStartTogether() {
        var email = anyEmail();
        Concurrently.times(3, () -> {
            makeAdministrator(email, SECRET);
            return null;
        });
        assertThat(api.get("/api/users", signIn(email, SECRET))).hasStatus(200);
    }

    private void makeAdministrator(String email, String password) {
        new AdministratorBootstrapAtStart(new AdministratorProperties(email, password), bootstrap).run(null);
    }

    private String signIn(String email, String password) {
        return "Bearer " + read(api.signIn(email, password), "$.accessToken");
    }
}
