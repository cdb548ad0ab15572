package dev.pavedroad.user.signin;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.anyEmail;
import static dev.pavedroad.user.UserApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserServiceTest;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody guesses passwords; what others see. */
@UserServiceTest
class GuessingPasswordsTests {

    private final UserApi api;
    private final Throttle throttle;
    private final Random random = ThreadLocalRandom.current();

    @Autowired
    GuessingPasswordsTests(UserApi api, Throttle throttle) {
        this.api = api;
        this.throttle = throttle;
    }

    @Test
    void locksNoOwnerOutWhoIsElsewhere() {
        var ada = api.anybody();
        var guesser = address();
        for (int i = 0; i < 10; i++) {
            assertProblem(api.signIn(ada.email(), "wrong password", guesser), 401, "bad-credentials");
        }
        assertProblem(api.signIn(ada.email(), "wrong password", guesser), 429, "too-many-requests");
        assertThat(api.signIn(ada.email(), PASSWORD, address())).hasStatus(200);
        assertThat(api.signIn(api.anybody().email(), PASSWORD, guesser)).as("others there").hasStatus(200);
    }

    @Test
    void isLimitedForOneAddressWhoseverPasswordItIs() {
        var ada = api.anybody();
        var guesser = address();
        for (int i = 0; i < 30; i++) {
            assertProblem(api.signIn(anyEmail(), "wrong password", guesser), 401, "bad-credentials");
        }
        assertProblem(api.signIn(anyEmail(), "wrong password", guesser), 429, "too-many-requests");
        assertProblem(api.signIn(ada.email(), PASSWORD, guesser), 429, "too-many-requests");
        assertThat(api.signIn(ada.email(), PASSWORD, address())).hasStatus(200);
    }

    @Test
    void isLimitedForOneEmailWhereverItComesFrom() {
        for (var email : List.of(api.anybody().email(), anyEmail())) {
            // Without their hashes, which a slow machine does not compute within the minute.
            for (int i = 0; i < 99; i++) {
                throttle.countFailure(FailureLimit.ofSignIn(email, new ClientNetwork(address())));
            }
            assertProblem(api.signIn(email, "wrong password", address()), 401, "bad-credentials");
            assertProblem(api.signIn(email, PASSWORD, address()), 429, "too-many-requests");
        }
    }

    @Test
    void countsANetworkOfIpv6AsOneAddress() {
        var network = "2001:db8:%x:%x".formatted(random.nextInt(65536), random.nextInt(65536));
        for (int i = 0; i < 30; i++) {
            var address = "%s::%x".formatted(network, i);
            assertProblem(api.signIn(anyEmail(), "wrong password", address), 401, "bad-credentials");
        }
        assertProblem(api.signIn(anyEmail(), "wrong password", network + ":1:2:3:4"), 429, "too-many-requests");
        assertProblem(api.signIn(anyEmail(), "wrong password", "2001:db9::1"), 401, "bad-credentials");
    }

    private String address() {
        return "172.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }
}
