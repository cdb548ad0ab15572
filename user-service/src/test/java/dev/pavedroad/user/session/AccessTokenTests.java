package dev.pavedroad.user.session;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.user.UserApi;
import dev.pavedroad.user.UserServiceTest;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@UserServiceTest
class AccessTokenTests {

    private static final String KEYS = "/.well-known/jwks.json";

    private final UserApi api;

    @Autowired
    AccessTokenTests(UserApi api) {
        this.api = api;
    }

    @Test
    void saysWhoTheUserIs() {
        var ada = api.anybody();
        var claims = claims(api.signIn(ada.email(), PASSWORD));
        assertThat(claims).containsOnlyKeys("iss", "aud", "sub", "email", "name", "roles", "iat", "exp", "jti")
                .containsEntry("iss", "user-service").containsEntry("aud", List.of("pavedroad"))
                .containsEntry("sub", ada.id().toString()).containsEntry("email", ada.email())
                .containsEntry("name", "Ada Lovelace").containsEntry("roles", List.of("CUSTOMER"));
        assertThat(UUID.fromString((String) claims.get("jti"))).isNotNull();
    }

    @Test
    void isGoodForAQuarterOfAnHour() {
        var ada = api.anybody();
        var before = Instant.now().getEpochSecond();
        var claims = claims(api.signIn(ada.email(), PASSWORD));
        var issued = (Long) claims.get("iat");
        assertThat(issued).isBetween(before, Instant.now().getEpochSecond());
        assertThat((Long) claims.get("exp") - issued).isEqualTo(900);
    }

    @Test
    void isVerifiedByThePublishedKeys() throws ParseException, JOSEException {
        var keys = JWKSet.parse(UserApi.body(api.get(KEYS, null)));
        var token = SignedJWT.parse(api.anybody().accessToken());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        var another = SignedJWT.parse(TestTokens.service("order-service", "user-service").substring(7));
        assertThat(another.verify(new ECDSAVerifier(key.toECKey()))).as("signed by another service").isFalse();
    }

    @Test
    void comesFromKeysWhosePrivatePartsStayHere() {
        var response = api.get(KEYS, null);
        assertThat(response).hasStatus(200);
        assertThat(UserApi.<List<Map<String, Object>>>read(response, "$.keys")).isNotEmpty()
                .allSatisfy(key -> assertThat(key).containsKeys("kid", "x", "y").doesNotContainKey("d")
                        .containsEntry("kty", "EC").containsEntry("crv", "P-256"));
    }

    @Test
    void isRefusedWhenItIsForgedThoughTheKeysArePublic() {
        assertProblem(api.get(KEYS, "Bearer forged"), 401, "unauthenticated");
        assertProblem(api.get(KEYS, TestTokens.service("order-service", "user-service")), 401, "unauthenticated");
        assertThat(api.get(KEYS, api.anybody().bearer())).hasStatus(200);
    }

    @Test
    void isRefusedWhenAnotherServiceSignedIt() {
        var claims = TestTokens.claims("user-service", api.anybody().id().toString(), "pavedroad");
        claims.put("roles", List.of("ADMIN"));
        var forged = "Bearer " + TestTokens.sign("order-service", claims);
        assertProblem(api.get("/api/users", forged), 401, "unauthenticated");
        var genuine = "Bearer " + TestTokens.sign("user-service", claims);
        assertThat(api.get("/api/users", genuine)).hasStatus(200).bodyJson().extractingPath("$.items")
                .asInstanceOf(InstanceOfAssertFactories.LIST).isNotEmpty();
    }

    static Map<String, Object> claims(MvcTestResult pair) {
        try {
            return SignedJWT.parse(UserApi.read(pair, "$.accessToken")).getPayload().toJSONObject();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
