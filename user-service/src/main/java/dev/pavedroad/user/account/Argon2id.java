package dev.pavedroad.user.account;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id as Spring Security's {@code Argon2PasswordEncoder} computes and writes it, in memory that is reused. That
 * one allocates it anew for each hash, and the serial collector lets the heap grow to its limit before it frees it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 * @see <a href="https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md">How a hash is written</a>
 */
class Argon2id implements PasswordEncoder {

    /** OWASP's setting with the least memory: with five passes as strong as 19 MiB with two. */
    private static final int MEMORY_KIB = 7 * 1024;

    private static final int PASSES = 5;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PREFIX = "$argon2id$v=19$";
    private static final Pattern WRITTEN =
            Pattern.compile(Pattern.quote(PREFIX) + "m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Logger log = LoggerFactory.getLogger(Argon2id.class);

    private final BlockPool memory;

    /** Keeps the memory of that many hashes, once they were computed at the same time. */
    Argon2id(int atOnce) {
        memory = new FixedBlockPool(atOnce * MEMORY_KIB);
    }

    @Override
    public String encode(CharSequence password) {
        var salt = random(SALT_BYTES);
        return written(salt, compute(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
    }

    /** Computes with the settings that the hash was written with, whatever ours are now. */
    @Override
    public boolean matches(CharSequence password, String hash) {
        var parts = WRITTEN.matcher(hash);
        if (!parts.matches()) {
            log.warn("a password's hash is not one of Argon2id, so nobody can sign in with it");
            return false;
        }
        var expected = Base64.getDecoder().decode(parts.group(5));
        var salt = Base64.getDecoder().decode(parts.group(4));
        var actual = compute(password, salt, Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /** Random, not computed; see {@link Passwords#dummyHash()}. */
    static String randomHash() {
        return written(random(SALT_BYTES), random(HASH_BYTES));
    }

    private byte[] compute(CharSequence password, byte[] salt, int kib, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .withBlockPool(memory)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.toString().toCharArray(), hash);
        return hash;
    }

    private static String written(byte[] salt, byte[] hash) {
        var base64 = Base64.getEncoder().withoutPadding();
        return PREFIX + "m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    private static byte[] random(int length) {
        return KeyGenerators.secureRandom(length).generateKey();
    }
}
