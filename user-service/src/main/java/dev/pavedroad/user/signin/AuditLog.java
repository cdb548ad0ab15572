package dev.pavedroad.user.signin;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.user.account.Account;
import dev.pavedroad.user.signin.Verification.Refused;
import dev.pavedroad.user.signin.Verification.TooManyFailures;
import dev.pavedroad.user.signin.Verification.WrongCredentials;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs and counts what comes of each try to prove with a password who one is; never a secret, of an email a hash. */
@Component
class AuditLog {

    enum Action {
        SIGN_IN, ADMINISTRATOR_SIGN_IN, PASSWORD_CHANGE, ACCOUNT_DELETION
    }

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private final MeterRegistry meters;

    AuditLog(MeterRegistry meters) {
        this.meters = meters;
        // From the start: a counter that appears with its first failure shows no increase.
        for (var action : Action.values()) {
            List.of("succeeded", "bad-credentials", "throttled").forEach(outcome -> counter(action, outcome));
        }
    }

    void signedIn(Account account, ClientNetwork client) {
        if (account.isAdministrator()) {
            record(Action.ADMINISTRATOR_SIGN_IN, account.id(), Optional.empty(), client);
        } else {
            // Too many to log, and the access log has them.
            counter(Action.SIGN_IN, "succeeded").increment();
        }
    }

    void signInRefused(String email, Refused refused, ClientNetwork client) {
        record(Action.SIGN_IN, "email=" + hash(email), Optional.of(refused), client);
    }

    /** What a user did who is signed in, or the reason why it was refused. */
    void record(Action action, UUID userId, Optional<Refused> refused, ClientNetwork client) {
        record(action, "id=" + userId, refused, client);
    }

    private void record(Action action, String who, Optional<Refused> refused, ClientNetwork client) {
        var outcome = refused.map(AuditLog::name).orElse("succeeded");
        log.info("audit action={} outcome={} {} client={}", name(action), outcome, who, client.name());
        counter(action, outcome).increment();
    }

    private Counter counter(Action action, String outcome) {
        return meters.counter("credential.checks", "action", name(action), "outcome", outcome);
    }

    private static String name(Action action) {
        return action.name().toLowerCase().replace('_', '-');
    }

    private static String name(Refused refused) {
        return switch (refused) {
            case WrongCredentials() -> "bad-credentials";
            case TooManyFailures _ -> "throttled";
        };
    }

    // The start of its SHA-256, in lower case: to find the lines about an email that one knows.
    private static String hash(String email) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(email.toLowerCase().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
