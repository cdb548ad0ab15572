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
import java.util.Map;

/**
 * The private key of this service, which signs tokens with ES256. Not Spring Security's {@code JwtEncoder}: it writes an
 * audience of one as a text, and the contract of access tokens has a list; {@code AccessTokenTests} fail with it.
 */
public class SigningKey {

    private final String keyId;
    private final JWSSigner signer;

    private SigningKey(ECKey key) throws JOSEException {
        this.keyId = key.getKeyID();
        this.signer = new ECDSASigner(key);
    }

    static SigningKey of(ECKey key) {
        try {
            return new SigningKey(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e);
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
