package dev.pavedroad.notification.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import dev.pavedroad.chassis.identity.GivenKey;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The key that tells push services who we are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8292">RFC 8292, VAPID</a>
 */
@Component
class VapidKey {

    // At most 24 h by the RFC; a clock may be wrong.
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final VAPIDKeyPair keys;
    private final String subject;
    private final Clock clock;

    VapidKey(PushSettings settings, Clock clock) {
        this.keys = pair(new GivenKey("VAPID_KEY", settings.key(), settings.keyFile()).read());
        this.subject = settings.subject();
        this.clock = clock;
    }

    /** The point on P-256 that browsers subscribe with: uncompressed, base64url. */
    String publicKey() {
        return keys.extractPublicKeyInUncompressedFormAsString();
    }

    /** What the {@code Authorization} header says to the push service of this endpoint. */
    String authorizationFor(URI endpoint) {
        try {
            return keys.generateAuthorizationHeaderValue(VAPIDJWTParam.getBuilder().resourceURL(endpoint.toURL())
                    .expirationTime(clock.instant().plus(GOOD_FOR)).subject(subject).build());
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
