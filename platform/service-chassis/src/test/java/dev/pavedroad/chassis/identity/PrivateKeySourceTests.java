package dev.pavedroad.chassis.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.pavedroad.chassis.environment.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeySourceTests {

    @TempDir
    private Path folder;

    @Test
    void isReadFromAFileOrFromAValue() throws Exception {
        var key = key(Curve.P_256);
        var file = Files.writeString(folder.resolve("own.jwk.json"), key.toJSONString());
        assertThat(given(null, file.toString())).isEqualTo(key);
        assertThat(given(key.toJSONString(), "")).isEqualTo(key);
    }

    @Test
    void isGivenOnce() throws Exception {
        var key = key(Curve.P_256).toJSONString();
        var file = Files.writeString(folder.resolve("own.jwk.json"), key);
        refuses(key, file.toString(), "SIGNING_KEY and SIGNING_KEY_FILE are both set; set one of them.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "/no/such/file", "/tmp", "\0"})
    void isMissedInOneSentence(String file) {
        refuses(null, file, ("SIGNING_KEY_FILE is '%s'; set it to the file with this service's private key, "
                + "or SIGNING_KEY to the key itself, a JWK.").formatted(file == null ? "" : file));
    }

    @Test
    void isNeverShown() throws Exception {
        for (var wrong : new String[]{"hunter2", "{\"kty\": \"EC\", \"d\": \"hunter2\"}",
            key(Curve.P_384).toJSONString(), key(Curve.P_256).toPublicJWK().toJSONString()}) {
            refuses(wrong, null,
                    "SIGNING_KEY is set, but is not a private P-256 key as a JWK; make one with the key tool.");
            var file = Files.writeString(folder.resolve("own.jwk.json"), wrong);
            refuses(null, file.toString(), ("SIGNING_KEY_FILE is '%s', which is not a private P-256 key as a JWK; "
                    + "make one with the key tool.").formatted(file));
        }
        assertThat(new PrivateKeySource("SIGNING_KEY", "hunter2", null)).hasToString("SIGNING_KEY");
        assertThat(new IdentityProperties("/keys", "hunter2", "/key", "hunter2", "users", "all",
                Duration.ofMinutes(15)).toString()).doesNotContain("hunter2");
    }

    private static void refuses(String value, String file, String sentence) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> given(value, file))
                .withMessage(sentence)
                .withNoCause();
    }

    private static ECKey given(String value, String file) {
        return new PrivateKeySource("SIGNING_KEY", value, file).read();
    }

    private static ECKey key(Curve curve) throws Exception {
        return new ECKeyGenerator(curve).keyIDFromThumbprint(true).generate();
    }
}
