package dev.pavedroad.order.push;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import dev.pavedroad.order.push.PushSubscription.Keys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;

/** A subscription as {@code PushSubscription.toJSON()} gives it in a browser. */
record SubscriptionRequest(@NotBlank @Size(max = 2000) String endpoint, @NotNull @Valid KeysRequest keys) {

    private static final String BASE64URL = "[A-Za-z0-9_-]*={0,2}";

    record KeysRequest(
            @NotBlank @Size(max = 100) @Pattern(regexp = BASE64URL, message = "must be base64url") String p256dh,
            @NotBlank @Size(max = 100) @Pattern(regexp = BASE64URL, message = "must be base64url") String auth) {}

    PushSubscription checked(PushEndpoints endpoints) {
        if (!endpoints.isKnown(endpoint)) {
            throw new UnusableSubscription("endpoint", "must be an https address of a known push service");
        }
        if (!isPointOnP256(Base64URL.from(keys.p256dh()).decode())) {
            throw new UnusableSubscription("keys.p256dh", "must be an uncompressed point on P-256");
        }
        var auth = Base64URL.from(keys.auth()).decode();
        if (auth.length != 16) {
            throw new UnusableSubscription("keys.auth", "must be 16 bytes");
        }
        return new PushSubscription(endpoint, new Keys(withoutPadding(keys.p256dh()), withoutPadding(keys.auth())));
    }

    private static boolean isPointOnP256(byte[] point) {
        if (point.length != 65 || point[0] != 4) {
            return false;
        }
        try {
            var x = Base64URL.encode(Arrays.copyOfRange(point, 1, 33));
            var y = Base64URL.encode(Arrays.copyOfRange(point, 33, 65));
            return new ECKey.Builder(Curve.P_256, x, y).build() != null;
        } catch (IllegalArgumentException | IllegalStateException _) {
            return false;
        }
    }

    private static String withoutPadding(String text) {
        return text.replace("=", "");
    }
}
