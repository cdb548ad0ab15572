package dev.pavedroad.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.pavedroad.chassis.environment.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VapidKeyTests {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "/no/such/file", "/tmp"})
    void stopsTheServiceWithOneSentenceWhenItIsMissing(String file) {
        assertThatThrownBy(() -> key(file)).isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("VAPID_KEY_FILE is").hasMessageContaining("set it to the file");
    }

    @Test
    void stopsTheServiceWhenItIsNoPrivateKey(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("vapid.jwk.json"), "{\"kty\": \"EC\", \"crv\": \"P-256\"}");

        assertThatThrownBy(() -> key(file.toString())).isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("not a private P-256 key");
    }

    @Test
    void isTheValueOfAVariableToo() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).generate();

        var point = Base64.getUrlDecoder().decode(key(null, key.toJSONString()).publicKey());

        assertThat(point).startsWith(4).endsWith(key.getY().decode()).hasSize(65);
    }

    private static VapidKey key(String file) {
        return key(file, null);
    }

    private static VapidKey key(String file, String value) {
        return new VapidKey(
                new PushProperties(file, value, "mailto:ops@example.com", Duration.ofSeconds(1),
                        Duration.ofSeconds(1), Duration.ofHours(1)),
                Clock.systemUTC());
    }
}
