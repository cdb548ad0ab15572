package dev.pavedroad.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** While a key is being replaced, the old and the new one are good at once, and no third one is. */
@SpringBootTest(classes = IdentityTests.Sample.class, properties = "spring.application.name=product-service")
@AutoConfigureMockMvc
class KeyRotationTests {

    private static final ECKey OLD = newKey();
    private static final ECKey NEW = newKey();
    private static final ECKey UNPUBLISHED = newKey();

    @TempDir
    static Path publicKeys;

    @Autowired
    private MockMvcTester http;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) throws Exception {
        var both = new JWKSet(List.of(OLD.toPublicJWK(), NEW.toPublicJWK()));
        Files.writeString(publicKeys.resolve("user-service.jwks.json"), both.toString(true));
        registry.add("pavedroad.identity.public-keys-dir", publicKeys::toString);
    }

    @Test
    void acceptsTheOldAndTheNewKey() throws Exception {
        assertThat(statusWith(OLD)).isEqualTo(200);
        assertThat(statusWith(NEW)).isEqualTo(200);
        assertThat(statusWith(UNPUBLISHED)).isEqualTo(401);
    }

    private int statusWith(ECKey key) throws Exception {
        var claims = TestTokens.claims("user-service", UUID.randomUUID().toString(), "pavedroad");
        var token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new Payload(claims));
        token.sign(new ECDSASigner(key));
        return http.get().uri("/api/me").header("Authorization", "Bearer " + token.serialize()).exchange()
                .getResponse().getStatus();
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
