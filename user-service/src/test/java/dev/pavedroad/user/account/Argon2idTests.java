package dev.pavedroad.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@ExtendWith(OutputCaptureExtension.class)
class Argon2idTests {

    private static final String PASSWORD = "пароль \uD83E\uDD80";
    private static final int MIB = 1024 * 1024;

    private final PasswordEncoder encoder = new Argon2id(1);

    @Test
    void hashesAsOwaspAdvisesWithAnotherSaltEachTime() {
        var hash = encoder.encode(PASSWORD);
        assertThat(hash).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
        assertThat(encoder.matches(PASSWORD, hash)).isTrue();
        assertThat(encoder.matches("пароль", hash)).isFalse();
        assertThat(encoder.encode(PASSWORD)).isNotEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource({"16, 32, 1, 7168, 5", "16, 32, 1, 19456, 2", "24, 64, 4, 1024, 3"})
    void readsWhatSpringSecurityWrites(int salt, int length, int lanes, int memory, int passes) {
        var hash = new Argon2PasswordEncoder(salt, length, lanes, memory, passes).encode(PASSWORD);
        assertThat(encoder.matches(PASSWORD, hash)).isTrue();
        assertThat(encoder.matches("пароль", hash)).isFalse();
    }

    @Test
    void writesWhatSpringSecurityReads() {
        var other = new Argon2PasswordEncoder(16, 32, 1, 7168, 5);
        var hash = encoder.encode(PASSWORD);
        assertThat(other.matches(PASSWORD, hash)).isTrue();
        assertThat(other.matches("пароль", hash)).isFalse();
        assertThat(other.upgradeEncoding(hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "{bcrypt}$2a$10$abc", "$argon2i$v=19$m=7168,t=5,p=1$c2FsdA$aGFzaA"})
    void nothingMatchesAHashThatIsNoneOfItsOwnAndTheLogSaysSo(String hash, CapturedOutput output) {
        assertThat(encoder.matches("secret", hash)).isFalse();
        assertThat(output).contains("a password's hash is not one of Argon2id");
    }

    @Test
    void usesTheMemoryOfAHashAgain() {
        var hash = encoder.encode(PASSWORD);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 4; i++) {
            encoder.matches(PASSWORD, hash);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MIB);
    }
}
