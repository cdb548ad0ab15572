package dev.pavedroad.user.account;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.anyEmail;
import static dev.pavedroad.user.UserApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.user.UserApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Many sign in at once, with the time that a password really has; what others see. */
@SpringBootTest
@AutoConfigureMockMvc
@Import({UserApi.class, BusyPasswordsTests.TwoProcessors.class})
class BusyPasswordsTests {

    private static final String CROWD = "198.51.100.1";
    private static final String SLOW = "takes for ever";

    /** Two processors, however many there are, and a password whose hash is done when the test says so. */
    @TestConfiguration
    static class TwoProcessors {

        @Bean
        HeldEncoder heldEncoder() {
            return new HeldEncoder();
        }

        @Bean
        @Primary
        Passwords twoAtOnce(HeldEncoder encoder, PasswordProperties settings) {
            return new Passwords(encoder, 2, settings.maxWait());
        }
    }

    static class HeldEncoder extends Argon2id {

        private final AtomicInteger held = new AtomicInteger();
        private volatile CountDownLatch release = new CountDownLatch(1);

        HeldEncoder() {
            super(2);
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            if (SLOW.contentEquals(password)) {
                held.incrementAndGet();
                await().atMost(Duration.ofMinutes(1)).until(() -> release.getCount() == 0);
                held.decrementAndGet();
            }
            return super.matches(password, hash);
        }
    }

    private final UserApi api;
    private final HeldEncoder encoder;
    // Platform threads, as requests have: hashes would keep those waiting that need the carriers of virtual ones.
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Autowired
    BusyPasswordsTests(UserApi api, HeldEncoder encoder) {
        this.api = api;
        this.encoder = encoder;
    }

    @AfterEach
    void release() {
        encoder.release.countDown();
        threads.close();
        encoder.release = new CountDownLatch(1);
    }

    @Test
    void letsOthersInWhileOneAddressSendsManyPasswords() {
        var ada = api.anybody();
        IntStream.range(0, 64).forEach(_ -> threads.submit(() -> api.signIn(anyEmail(), SLOW, CROWD)));
        await().until(() -> encoder.held.get() == 1);
        assertThat(api.signIn(ada.email(), PASSWORD)).hasStatus(200);
        assertThat(api.signUp(anyEmail(), "Eve", PASSWORD)).hasStatus(201);
        assertThat(encoder.held).hasValue(1);
    }

    @Test
    void refusesWhateverNeedsAHashWith429AndNothingElse() {
        var ada = api.anybody();
        List.of("198.51.100.2", "198.51.100.3").forEach(
                address -> threads.submit(() -> api.signIn(anyEmail(), SLOW, address)));
        await().until(() -> encoder.held.get() == 2);
        assertProblem(api.signIn(ada.email(), PASSWORD), 429, "too-many-requests");
        assertProblem(api.signUp(anyEmail(), "Eve", PASSWORD), 429, "too-many-requests");
        assertProblem(api.changePassword(ada, PASSWORD, "another password"), 429, "too-many-requests");
        assertProblem(api.delete(ada, PASSWORD), 429, "too-many-requests");
        assertThat(rename(ada)).hasStatus(200);
        assertThat(api.get("/api/users/me", ada.bearer())).hasStatus(200);
        assertThat(api.refresh(ada.refreshToken())).hasStatus(200);
    }

    @Test
    void letsAClassOfThirtyInBehindOneAddress() {
        var pupils = IntStream.range(0, 30).mapToObj(_ -> anyEmail()).toList();
        pupils.forEach(email -> assertThat(api.signUp(email, "Ada", PASSWORD)).hasStatus(201));
        var answers = pupils.stream().map(email -> threads.submit(() -> patiently(email))).toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).hasStatus(200));
    }

    private MvcTestResult patiently(String email) {
        var answer = api.signIn(email, PASSWORD, CROWD);
        for (int i = 0; i < 60 && answer.getResponse().getStatus() == 429; i++) {
            var wait = Duration.ofSeconds(Long.parseLong(answer.getResponse().getHeader("Retry-After")));
            assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
            await().pollDelay(wait).until(() -> true);
            answer = api.signIn(email, PASSWORD, CROWD);
        }
        return answer;
    }

    private MvcTestResult rename(UserApi.SignedIn user) {
        return api.send(HttpMethod.PATCH, "/api/users/me", user.bearer(), Map.of("name", "Augusta"));
    }
}
