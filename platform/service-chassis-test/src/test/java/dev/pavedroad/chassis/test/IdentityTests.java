package dev.pavedroad.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.pavedroad.chassis.identity.ApiAccess;
import dev.pavedroad.chassis.identity.SignedInUser;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(properties = "spring.application.name=product-service")
@AutoConfigureMockMvc
class IdentityTests {

    @SpringBootApplication(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class},
            excludeName = "dev.pavedroad.chassis.client.ClientAutoConfiguration")
    @RestController
    static class Sample {

        @Bean
        ApiAccess access() {
            return new ApiAccess().open(HttpMethod.GET, "/api/open").ignoringTokens("/api/tokens")
                    .forAdmins(HttpMethod.GET, "/api/admin").forAdminsAsking("scope", "/api/me");
        }

        @GetMapping({"/api/open", "/api/tokens"})
        String hello() {
            return "hello";
        }

        @RequestMapping({"/internal/reservations/{order}", "/internal/others"})
        String internal() {
            return "hello";
        }

        @GetMapping("/api/me")
        SignedInUser me(SignedInUser user) {
            return user;
        }

        @GetMapping("/api/admin")
        String admin() {
            return "hello";
        }
    }

    private final UUID id = UUID.randomUUID();

    @Autowired
    private MockMvcTester http;

    @Test
    void knowsAUserByTheToken() {
        assertThat(http.get().uri("/api/me").header("Authorization", TestTokens.customer(id)))
                .bodyJson().extractingPath("$.id").isEqualTo(id.toString());
    }

    @Test
    void letsOnlyAdministratorsDoWhatIsTheirs() {
        assertThat(status("/api/admin", TestTokens.customer(id))).isEqualTo(403);
        assertThat(status("/api/admin", TestTokens.admin())).isEqualTo(200);
        assertThat(status("/api/me?scope=", TestTokens.customer(id))).isEqualTo(403);
        assertThat(status("/api/me?scope=all", TestTokens.admin())).isEqualTo(200);
        for (var path : List.of("/api/admin", "/api/me?scope=all")) {
            assertThat(http.head().uri(path).header("Authorization", TestTokens.customer(id))).hasStatus(403);
        }
    }

    @Test
    void refusesABadTokenEvenWhereNoneIsNeededButNotWhereItIsIgnored() {
        assertThat(status("/api/open", null)).isEqualTo(200);
        assertThat(status("/api/open", "Bearer forged")).isEqualTo(401);
        assertThat(status("/api/tokens", "Bearer forged")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-service", "vapid"})
    void refusesAUsersTokenSignedWithAnotherKey(String keyOwner) {
        var claims = TestTokens.claims("user-service", id.toString(), "pavedroad");
        assertThat(status("/api/me", "Bearer " + TestTokens.sign("user-service", claims))).isEqualTo(200);
        assertThat(status("/api/me", "Bearer " + TestTokens.sign(keyOwner, claims))).isEqualTo(401);
        claims.put("iss", keyOwner);
        assertThat(status("/api/me", "Bearer " + TestTokens.sign(keyOwner, claims))).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"aud, order-service", "aud, product-service", "iss, somebody", "iss,", "sub,", "sub, 17", "exp,",
        "iat,"})
    void refusesATokenWithAClaimThatIsMissingOrWrong(String claim, String value) {
        var claims = TestTokens.claims("user-service", id.toString(), "pavedroad");
        claims.put(claim, value);
        claims.values().removeIf(java.util.Objects::isNull);
        assertThat(status("/api/me", "Bearer " + TestTokens.sign("user-service", claims))).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"-20, 200", "-40, 401"})
    void allowsClocksToDifferByHalfAMinute(long expiresIn, int status) {
        var claims = TestTokens.claims("user-service", id.toString(), "pavedroad");
        claims.put("exp", Instant.now().getEpochSecond() + expiresIn);
        claims.put("iat", Instant.now().getEpochSecond() - 900);
        assertThat(status("/api/me", "Bearer " + TestTokens.sign("user-service", claims))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0, 900, 200", "0, 901, 401", "20, 900, 200", "60, 900, 401", "0, 3000000000, 401"})
    void refusesATokenThatLivesForMoreThanAQuarterOfAnHour(long issuedIn, long lifetime, int status) {
        var claims = TestTokens.claims("user-service", id.toString(), "pavedroad");
        var issued = Instant.now().getEpochSecond() + issuedIn;
        claims.put("iat", issued);
        claims.put("exp", issued + lifetime);
        assertThat(status("/api/me", "Bearer " + TestTokens.sign("user-service", claims))).isEqualTo(status);
        var ofService = TestTokens.claims("order-service", "order-service", "product-service");
        ofService.putAll(Map.of("iat", issued, "exp", issued + lifetime));
        assertThat(reserve("Bearer " + TestTokens.sign("order-service", ofService))).isEqualTo(status);
    }

    @Test
    void acceptsNoOtherAlgorithm() throws Exception {
        var claims = TestTokens.claims("user-service", id.toString(), "pavedroad");
        var unsigned = new PlainJWT(JWTClaimsSet.parse(claims)).serialize();
        assertThat(status("/api/me", "Bearer " + unsigned)).isEqualTo(401);
        var publicKey = Files.readAllBytes(TestKeys.publicKeys().resolve("user-service.jwks.json"));
        var confused = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build(),
                new Payload(claims));
        confused.sign(new MACSigner(publicKey));
        assertThat(status("/api/me", "Bearer " + confused.serialize())).isEqualTo(401);
    }

    @Test
    void letsInOnlyTheServicesThatTheMapLetsCall() {
        assertThat(reserve(null)).isEqualTo(401);
        assertThat(reserve("Bearer forged")).isEqualTo(401);
        assertThat(reserve(TestTokens.customer(id))).isEqualTo(403);
        assertThat(reserve(TestTokens.admin())).isEqualTo(403);
        assertThat(reserve(TestTokens.service("user-service", "product-service"))).isEqualTo(403);
        assertThat(reserve(TestTokens.service("order-service", "notification-service")))
                .isEqualTo(401);
        assertThat(reserve(TestTokens.service("order-service", "product-service"))).isEqualTo(200);
    }

    @Test
    void letsAServiceInOnlyWhereTheMapAllowsTheMethodAndThePath() {
        var token = TestTokens.service("order-service", "product-service");
        assertThat(http.delete().uri("/internal/reservations/17").header("Authorization", token)).hasStatus(200);
        assertThat(http.get().uri("/internal/reservations/17").header("Authorization", token)).hasStatus(403);
        assertThat(http.put().uri("/internal/others").header("Authorization", token)).hasStatus(403);
        assertThat(http.put().uri("/internal/reservations/17/").header("Authorization", token)).hasStatus(403);
        assertThat(http.put().uri("/internal/reservations/17/others").header("Authorization", token)).hasStatus(403);
    }

    @Test
    void refusesAServiceTokenThatAnotherServiceSigned() {
        var claims = TestTokens.claims("order-service", "order-service", "product-service");
        assertThat(reserve("Bearer " + TestTokens.sign("user-service", claims))).isEqualTo(401);
        claims.put("aud", List.of("product-service", "pavedroad"));
        assertThat(status("/api/me", "Bearer " + TestTokens.sign("order-service", claims))).isEqualTo(401);
    }

    @Test
    void takesNoServiceTokenForAUsers() {
        assertThat(status("/api/me", TestTokens.service("order-service", "product-service"))).isEqualTo(401);
        assertThat(status("/api/open", TestTokens.service("order-service", "product-service"))).isEqualTo(401);
    }

    private int reserve(String authorization) {
        return status(http.put().uri("/internal/reservations/17"), authorization);
    }

    private int status(String path, String authorization) {
        return status(http.get().uri(path), authorization);
    }

    private static int status(MockMvcRequestBuilder request, String authorization) {
        return (authorization == null ? request : request.header("Authorization", authorization))
                .exchange().getResponse().getStatus();
    }
}
