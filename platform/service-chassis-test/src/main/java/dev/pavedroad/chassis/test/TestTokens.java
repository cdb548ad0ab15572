package dev.pavedroad.chassis.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tokens as the real issuers make them, for requests of tests. */
public class TestTokens {

    private TestTokens() {}

    /** The {@code Authorization} header of a customer. */
    public static String customer(UUID id) {
        return "Bearer " + user(id, "CUSTOMER");
    }

    /** The {@code Authorization} header of an administrator. */
    public static String admin() {
        return "Bearer " + user(UUID.randomUUID(), "CUSTOMER", "ADMIN");
    }

    /** The {@code Authorization} header of a service that calls another. */
    public static String service(String caller, String callee) {
        return "Bearer " + sign(caller, claims(caller, caller, callee));
    }

    /** An access token as user-service signs it. */
    public static String user(UUID id, String... roles) {
        var claims = claims("user-service", id.toString(), "pavedroad");
        claims.put("email", "ada@example.com");
        claims.put("name", "Ada Lovelace");
        claims.put("roles", List.of(roles));
        return sign("user-service", claims);
    }

    /** Claims that are good for a quarter of an hour, like a user's; change them to make a bad token. */
    public static Map<String, Object> claims(String issuer, String subject, String audience) {
        var now = Instant.now().getEpochSecond();
        return new HashMap<>(Map.of("iss", issuer, "sub", subject, "aud", List.of(audience), "iat", now,
                "exp", now + 900, "jti", UUID.randomUUID().toString()));
    }

    /** Signs any claims with the private key of any issuer, which makes forged tokens too. */
    public static String sign(String keyOwner, Map<String, Object> claims) {
        try {
            var key = ECKey.parse(Files.readString(TestKeys.privateKeyOf(keyOwner)));
            var token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT).build(), new Payload(claims));
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (IOException | ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
