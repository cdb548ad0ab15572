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
import org.springframework.http.HttpMethod;

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
    void leavesAPasswordThatWasChangedAsItIs() {
        var email = anyEmail();
        makeAdministrator(email, SECRET);
        var change = Map.of("currentPassword", SECRET, "newPassword", "a new secret");
        assertThat(api.send(HttpMethod.PUT, "/api/users/me/password", signIn(email, SECRET), change)).hasStatus(204);
        makeAdministrator(email, SECRET);
        assertThat(api.signIn(email, SECRET)).hasStatus(401);
        assertThat(api.signIn(email, "a new secret")).hasStatus(200);
    }

    @Test
    void resetsThePasswordOnRequest() {
        var email = anyEmail();
        makeAdministrator(email, "a lost secret");
        var lost = signIn(email, "a lost secret");
        var endpoint = new AdministratorEndpoint(new AdministratorProperties(email, SECRET), bootstrap);
        assertThat(endpoint.resetPassword().getBody()).containsEntry("reset", email);
        assertThat(api.get("/api/users", lost)).hasStatus(401);
        assertThat(api.signIn(email, "a lost secret")).hasStatus(401);
        assertThat(api.get("/api/users", signIn(email, SECRET))).hasStatus(200);
        var nobody = new AdministratorEndpoint(new AdministratorProperties("", ""), bootstrap);
        assertThat(nobody.resetPassword().getStatus()).isEqualTo(404);
    }

    @Test
    void takesTheRoleFromAFormerAdministrator() {
        var former = anyEmail();
        makeAdministrator(former, SECRET);
        var bearer = signIn(former, SECRET);
        String refreshToken = read(api.signIn(former, SECRET), "$.refreshToken");
        var email = anyEmail();
        makeAdministrator(email, SECRET);
        assertThat(api.get("/api/users", bearer)).hasStatus(401);
        String refreshed = read(api.refresh(refreshToken), "$.accessToken");
        assertThat(api.get("/api/users", "Bearer " + refreshed)).hasStatus(403);
        assertThat(api.get("/api/users", signIn(former, SECRET))).hasStatus(403);
        assertThat(api.get("/api/users", signIn(email, SECRET))).hasStatus(200);
    }

    @Test
    void locksOutAnEarlierOwnerOfTheEmail() {
        var eve = api.anybody();
        makeAdministrator(eve.email(), SECRET);
        assertThat(api.signIn(eve.email(), PASSWORD)).hasStatus(401);
        assertThat(api.refresh(eve.refreshToken())).hasStatus(401);
        assertThat(api.get("/api/users/me", eve.bearer())).hasStatus(401);
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
