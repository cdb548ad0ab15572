package dev.pavedroad.user.account;

import static dev.pavedroad.user.UserApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@UserServiceTest
class ListingAccountsTests {

    private final UserApi api;

    @Autowired
    ListingAccountsTests(UserApi api) {
        this.api = api;
    }

    @Test
    void showsAdministratorsTheNewestFirst() {
        var older = api.anybody();
        var newer = api.anybody();
        var page = api.get("/api/users?page=0&size=2", TestTokens.admin());
        assertThat(page).hasStatus(200);
        assertThat(UserApi.<Map<String, Object>>read(page, "$")).containsOnlyKeys("items", "page", "size", "totalItems")
                .containsEntry("page", 0).containsEntry("size", 2);
        assertThat(UserApi.<List<String>>read(page, "$.items[*].id"))
                .containsExactly(newer.id().toString(), older.id().toString());
        assertThat(UserApi.<Map<String, Object>>read(page, "$.items[0]"))
                .containsOnlyKeys("id", "email", "name", "roles", "createdAt");
        assertThat(UserApi.<Integer>read(page, "$.totalItems")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void showsOnePageAfterTheOther() {
        var older = api.anybody();
        api.anybody();
        var second = api.get("/api/users?page=1&size=1", TestTokens.admin());
        assertThat(UserApi.<List<String>>read(second, "$.items[*].id")).containsExactly(older.id().toString());
        var last = api.get("/api/users?page=1000&size=100", TestTokens.admin());
        assertThat(UserApi.<List<Object>>read(last, "$.items")).isEmpty();
        assertThat(UserApi.<Integer>read(last, "$.totalItems")).isGreaterThanOrEqualTo(2);
        assertThat(UserApi.<Integer>read(api.get("/api/users", TestTokens.admin()), "$.size")).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "size=0", "size=101", "size=x", "page=99999999999", "page=2147483647&size=100"})
    void refusesAPageThatCannotBe(String query) {
        var response = api.get("/api/users?" + query, TestTokens.admin());
        assertProblem(response, 400, "invalid-request");
        assertThat(UserApi.<List<Object>>read(response, "$.errors")).isNotEmpty();
    }

    @Test
    void isForAdministratorsOnly() {
        assertProblem(api.get("/api/users", api.anybody().bearer()), 403, "forbidden");
        assertProblem(api.get("/api/users", null), 401, "unauthenticated");
        assertProblem(api.get("/api/users?page=-1", api.anybody().bearer()), 403, "forbidden");
        assertThat(api.send(HttpMethod.HEAD, "/api/users", api.anybody().bearer(), null)).hasStatus(403);
    }
}
