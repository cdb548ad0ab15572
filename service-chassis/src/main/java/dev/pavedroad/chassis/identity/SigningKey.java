package dev.pavedroad.chassis.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;

/** The private key of this service, which signs tokens with ES256. */
public class SigningKey {

    private final String keyId;
    private final JWSSigner signer;

    private SigningKey(ECKey key) throws JOSEException {
        this.keyId = key.getKeyID();
        this.signer = new ECDSASigner(key);
    }

    static SigningKey at(String file) {
        if (file == null || file.isBlank() || !Files.isRegularFile(Path.of(file))) {
            throw new MissingKeyException(
                    "SIGNING_KEY_FILE is '%s'; set it to the file with this service's private key.".formatted(file));
        }
        try {
            return new SigningKey(ECKey.parse(Files.readString(Path.of(file))));
        } catch (IOException | ParseException | JOSEException | RuntimeException e) {
            throw new MissingKeyException(
                    "SIGNING_KEY_FILE is '%s', which is not a private EC key as a JWK.".formatted(file));
        }
    }

    /** A signed token with these claims; numbers are seconds since 1970, as in RFC 7519. */
    public String sign(Map<String, Object> claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).type(JOSEObjectType.JWT).build();
        var token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
