package dev.pavedroad.notification.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import dev.pavedroad.chassis.identity.PrivateKeySource;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The key that identifies us to push services.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8292">RFC 8292, VAPID</a>
 */
@Component
class VapidKey {

    // At most 24 h by the RFC; a clock may be wrong.
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

    private final VAPIDKeyPair keys;
    private final String subject;
    private final Clock clock;

    VapidKey(PushProperties settings, Clock clock) {
        this.keys = pair(new PrivateKeySource("VAPID_KEY", settings.key(), settings.keyFile()).read());
        this.subject = settings.subject();
        this.clock = clock;
    }

    /** The point on P-256 that browsers subscribe with: uncompressed, base64url. */
    String publicKey() {
        return keys.extractPublicKeyInUncompressedFormAsString();
    }

    /** The {@code Authorization} header for the push service of this endpoint. */
    String authorizationFor(URI endpoint) {
        try {
            return keys.generateAuthorizationHeaderValue(VAPIDJWTParam.getBuilder().resourceURL(endpoint.toURL())
                    .expirationTime(clock.instant().plus(TOKEN_LIFETIME)).subject(subject).build());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static VAPIDKeyPair pair(ECKey key) {
        try {
            return VAPIDKeyPairs.of(PrivateKeySources.ofECPrivateKey(key.toECPrivateKey()),
                    PublicKeySources.ofECPublicKey(key.toECPublicKey()));
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
