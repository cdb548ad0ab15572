import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** Prints a token that one service would send to another: {@code java ServiceToken.java <private JWK> <issuer> <audience>}. */
class ServiceToken {

    public static void main(String[] arguments) throws Exception {
        var jwk = Files.readString(Path.of(arguments[0]));
        var now = Instant.now().getEpochSecond();
        var content = encoded("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(member(jwk, "kid"))) + "."
                + encoded("{\"iss\":\"%s\",\"sub\":\"%1$s\",\"aud\":[\"%s\"],\"iat\":%d,\"exp\":%d,\"jti\":\"%s\"}".formatted(
                        arguments[1], arguments[2], now, now + 60, UUID.randomUUID()));
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(
                new BigInteger(1, Base64.getUrlDecoder().decode(member(jwk, "d"))), curve())));
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        System.out.println(content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()));
    }

    private static ECParameterSpec curve() throws Exception {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static String member(String jwk, String name) {
        var match = Pattern.compile("\"%s\"\\s*:\\s*\"([^\"]+)\"".formatted(name)).matcher(jwk);
        match.find();
        return match.group(1);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
