package dev.pavedroad.chassis.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.pavedroad.chassis.environment.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeysTests {

    @TempDir
    private Path folder;

    @Test
    void areAFolderOrOneJsonObject() throws Exception {
        var set = new JWKSet(new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate()).toString(true);
        Files.writeString(folder.resolve("order-service.jwks.json"), set);
        var fromFolder = PublicKeys.read(folder.toString(), "");
        var fromValue =
                PublicKeys.read("", "{\"order-service\": %s, \"user-service\": %1$s}".formatted(set));
        assertThat(fromFolder.of("order-service").getKeys()).hasSize(1);
        assertThat(fromValue.of("order-service").getKeys()).isEqualTo(fromFolder.of("order-service").getKeys());
        assertThat(fromValue.issuers()).containsExactlyInAnyOrder("order-service", "user-service");
    }

    @Test
    void areAllGoodOrNone() throws Exception {
        var set = new JWKSet(new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate()).toString(true);
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> PublicKeys.read("",
                "{\"order-service\": %s, \"user-service\": {}}".formatted(set)));
    }

    @Test
    void areGivenOnce() {
        refuses("/keys", "{}", "PUBLIC_KEYS and PUBLIC_KEYS_DIR are both set; set one of them.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "hunter2", "{\"user-service\": \"hunter2\"}", "{\"user-service\": {}}",
        "{\"user-service\": null}", "{\"user-service\": {\"keys\": [{\"kty\": \"EC\", \"d\": \"hunter2\"}]}}"})
    void areRefusedInOneSentenceThatDoesNotShowThem(String json) {
        refuses(null, json, "PUBLIC_KEYS is set, but cannot be read; set it to a JSON object such as "
                + "{\"<issuer>\": {\"keys\": [...]}}, from issuer to JWK set.");
    }

    @Test
    void areMissedInOneSentence() {
        for (var missing : new String[]{"", "/no/such/folder", folder.toString(), "\0"}) {
            refuses(missing, null, ("PUBLIC_KEYS_DIR is '%s'; set it to the folder with the issuers' .jwks.json files, "
                    + "or PUBLIC_KEYS to one JSON object with all of them.").formatted(missing));
        }
    }

    @Test
    void nameTheFileThatIsNone() throws Exception {
        Files.writeString(folder.resolve("user-service.jwks.json"), "hunter2");
        refuses(folder.toString(), null, ("PUBLIC_KEYS_DIR is '%s', where user-service.jwks.json is not a JWK set; "
                + "make it with the key tool.").formatted(folder));
    }

    private static void refuses(String folder, String json, String sentence) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> PublicKeys.read(folder, json)).withMessage(sentence).withNoCause();
    }
}
