package dev.pavedroad.user.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id, as many at once as there are processors but at most four: each takes 7 MiB and a
 * processor for some 60 ms, so that more at once would take memory and win no time.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP</a>
 */
@Component
public class Passwords {

    private static final int MAX_CONCURRENT = 4;
    private static final Duration HASH_TIMEOUT = Duration.ofSeconds(2);

    private final PasswordEncoder encoder;
    private final Semaphore permits;
    private final Duration timeout;

    Passwords() {
        this(new Argon2id(MAX_CONCURRENT), Runtime.getRuntime().availableProcessors(), HASH_TIMEOUT);
    }

    Passwords(PasswordEncoder encoder, int processors, Duration timeout) {
        this.encoder = encoder;
        this.permits = new Semaphore(Math.min(processors, MAX_CONCURRENT), true);
        this.timeout = timeout;
    }

    public String hash(String password) {
        return withPermit(() -> encoder.encode(password));
    }

    public boolean matches(String password, String hash) {
        return withPermit(() -> encoder.matches(password, hash));
    }

    /**
     * A hash of no known password: comparing a password with it takes as long as with the hash of an account. It is
     * random and not computed, which would take longer at every start.
     */
    public static String dummyHash() {
        return Argon2id.randomHash();
    }

    private <T> T withPermit(Supplier<T> work) {
        if (!hasPermit()) {
            throw new PasswordsBusyException();
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private boolean hasPermit() {
        try {
            return permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
