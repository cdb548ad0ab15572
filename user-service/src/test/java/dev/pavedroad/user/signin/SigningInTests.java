package dev.pavedroad.user.signin;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.anyEmail;
import static dev.pavedroad.user.UserApi.assertProblem;
import static dev.pavedroad.user.UserApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserServiceTest;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.account.Passwords;
import dev.pavedroad.user.signin.Verification.TooManyFailures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@UserServiceTest
class SigningInTests {

    private final UserApi api;
    private final Throttle throttle;
    private final Accounts accounts;

    @Autowired
    SigningInTests(UserApi api, Throttle throttle, Accounts accounts) {
        this.api = api;
        this.throttle = throttle;
        this.accounts = accounts;
    }

    @Test
    void givesAPairOfTokens() {
        var ada = api.anybody();
        var pair = api.signIn(ada.email(), PASSWORD);
        assertThat(pair).hasStatus(200).headers().hasValue("Cache-Control",
                "no-cache, no-store, max-age=0, must-revalidate");
        assertThat(UserApi.<Map<String, Object>>read(pair, "$"))
                .containsOnlyKeys("accessToken", "tokenType", "expiresIn", "refreshToken")
                .containsEntry("tokenType", "Bearer").containsEntry("expiresIn", 900);
        String accessToken = read(pair, "$.accessToken");
        assertThat(UserApi.<String>read(api.get("/api/users/me", "Bearer " + accessToken), "$.id"))
                .isEqualTo(ada.id().toString());
    }

    @Test
    void knowsAnEmailInAnyCase() {
        assertThat(api.signIn(api.anybody().email().toUpperCase(), PASSWORD)).hasStatus(200);
    }

    @Test
    void knowsAPasswordOnlyAsItIs() {
        var ada = api.anybody();
        assertProblem(api.signIn(ada.email(), PASSWORD.toUpperCase()), 401, "bad-credentials");
        assertProblem(api.signIn(ada.email(), PASSWORD + " "), 401, "bad-credentials");
        assertProblem(api.signIn(ada.email(), ""), 401, "bad-credentials");
        assertProblem(api.signIn(ada.email(), "x".repeat(5000)), 401, "bad-credentials");
    }

    @Test
    void answersTheSameForAnUnknownEmailAndAWrongPassword() {
        var wrong = api.signIn(api.anybody().email(), "wrong password");
        var unknown = api.signIn(anyEmail(), "wrong password");
        assertProblem(wrong, 401, "bad-credentials");
        assertThat(withoutTrace(unknown)).isEqualTo(withoutTrace(wrong));
        assertThat(unknown.getResponse().getHeaderNames()).isEqualTo(wrong.getResponse().getHeaderNames());
    }

    private static Map<String, Object> withoutTrace(MvcTestResult result) {
        Map<String, Object> problem = read(result, "$");
        problem.remove("traceId");
        return problem;
    }

    @Test
    void refusesTheRightPasswordTooAfterTenFailures() {
        var ada = api.anybody();
        for (int i = 0; i < 10; i++) {
            assertProblem(api.signIn(i % 2 == 0 ? ada.email() : ada.email().toUpperCase(), "wrong password"), 401,
                    "bad-credentials");
        }
        var refused = api.signIn(ada.email(), PASSWORD);
        assertProblem(refused, 429, "too-many-requests");
        assertThat(Integer.parseInt(refused.getResponse().getHeader("Retry-After"))).isBetween(1, 60);
        assertThat(api.refresh(ada.refreshToken())).as("who is signed in already").hasStatus(200);
    }

    @Test
    void refusesAnUnknownEmailTooAfterTenFailures() {
        var email = anyEmail();
        for (int i = 0; i < 10; i++) {
            assertProblem(api.signIn(email, "wrong password"), 401, "bad-credentials");
        }
        assertProblem(api.signIn(email, "wrong password"), 429, "too-many-requests");
    }

    @Test
    void doesNotCountSuccesses() {
        var ada = api.anybody();
        for (int i = 0; i < 11; i++) {
            assertThat(api.signIn(ada.email(), PASSWORD)).hasStatus(200);
        }
    }

    @Test
    void letsNobodyInAfterTenFailuresThatEndedWhileThePasswordWasHashed() {
        var ada = api.anybody();
        var client = ClientNetwork.of("192.0.2.1");
        Passwords slow = mock();
        when(slow.matches(any(), any(), any())).then(_ -> {
            for (int i = 0; i < 10; i++) {
                throttle.countFailure(FailureLimit.ofSignIn(ada.email(), client));
            }
            return true;
        });
        assertThat(new Credentials(accounts, slow, throttle).verify(ada.email(), PASSWORD, client))
                .isInstanceOf(TooManyFailures.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email    | {"password": "long enough"}
            email    | {"email": "", "password": "long enough"}
            email    | {"email": {}, "password": "long enough"}
            email    | {"email": "a\\u0000@example.com", "password": "long enough"}
            password | {"email": "ada@example.com"}
            password | {"email": "ada@example.com", "password": null}
            password | {"email": "ada@example.com", "password": 12345678}
            """)
    void namesTheFieldThatIsWrong(String field, String body) {
        var response = api.post("/api/users/tokens", body);
        assertProblem(response, 400, "invalid-request");
        assertThat(UserApi.<List<String>>read(response, "$.errors[*].field")).containsExactly(field);
    }

    @Test
    void refusesAnEmailLongerThanAnyCanBe() {
        var response = api.signIn("x".repeat(255), PASSWORD);
        assertProblem(response, 400, "invalid-request");
        assertThat(UserApi.<List<String>>read(response, "$.errors[*].field")).containsExactly("email");
    }
}
