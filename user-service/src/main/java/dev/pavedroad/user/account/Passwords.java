package dev.pavedroad.user.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.pavedroad.chassis.web.ClientNetwork;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id, as many at once as there are processors but at most four: each takes 7 MiB and a
 * processor for some 60 ms, so that more at once would take memory and win no time. One client's network never has all
 * processors, nor more than one of a single one: its other passwords wait for their own turn, where nobody else waits.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP</a>
 */
@Component
public class Passwords {

    private static final int MAX_CONCURRENT = 4;

    private final PasswordEncoder encoder;
    private final Semaphore permits;
    private final LoadingCache<ClientNetwork, Semaphore> permitsByClient;
    private final Duration maxWait;

    @Autowired
    Passwords(PasswordProperties settings) {
        this(new Argon2id(MAX_CONCURRENT), Runtime.getRuntime().availableProcessors(), settings.maxWait());
    }

    Passwords(PasswordEncoder encoder, int processors, Duration maxWait) {
        var concurrent = Math.min(processors, MAX_CONCURRENT);
        this.encoder = encoder;
        this.permits = new Semaphore(concurrent, true);
        // Kept as long as somebody waits for it or has one of it.
        this.permitsByClient = Caffeine.newBuilder().weakValues()
                .build(_ -> new Semaphore(Math.max(1, concurrent - 1), true));
        this.maxWait = maxWait;
    }

    public String hash(String password, ClientNetwork client) {
        return withPermit(client, () -> encoder.encode(password));
    }

    public boolean matches(String password, String hash, ClientNetwork client) {
        return withPermit(client, () -> encoder.matches(password, hash));
    }

    /**
     * A hash of no known password: comparing a password with it takes as long as with the hash of an account. It is
     * random and not computed, which would take longer at every start.
     */
    public static String dummyHash() {
        return Argon2id.randomHash();
    }

    private <T> T withPermit(ClientNetwork client, Supplier<T> work) {
        var deadline = System.nanoTime() + maxWait.toNanos();
        return holding(permitsByClient.get(client), deadline, () -> holding(permits, deadline, work));
    }

    private static <T> T holding(Semaphore permits, long deadline, Supplier<T> work) {
        if (!isAcquired(permits, deadline)) {
            throw new PasswordsBusyException();
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private static boolean isAcquired(Semaphore permits, long deadline) {
        try {
            return permits.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
