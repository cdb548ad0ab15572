package dev.pavedroad.order.push;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import dev.pavedroad.chassis.web.Problem.FieldError;
import dev.pavedroad.order.push.PushSubscription.Keys;
import dev.pavedroad.webpush.PushEndpoints;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Optional;

/** A subscription as {@code PushSubscription.toJSON()} gives it in a browser. */
record SubscriptionRequest(@NotBlank @Size(max = 2000) String endpoint, @NotNull @Valid KeysRequest keys) {

    private static final String BASE64URL = "[A-Za-z0-9_-]*={0,2}";

    record KeysRequest(
            @NotBlank @Size(max = 100) @Pattern(regexp = BASE64URL, message = "must be base64url") String p256dh,
            @NotBlank @Size(max = 100) @Pattern(regexp = BASE64URL, message = "must be base64url") String auth) {}

    /** The reason why nothing can be pushed to this subscription, if there is one. */
    Optional<FieldError> error(PushEndpoints endpoints) {
        if (endpoints.known(endpoint).isEmpty()) {
            return Optional.of(new FieldError("endpoint", "must be an https address of a known push service"));
        }
        if (!isPointOnP256(Base64URL.from(keys.p256dh()).decode())) {
            return Optional.of(new FieldError("keys.p256dh", "must be an uncompressed point on P-256"));
        }
        if (Base64URL.from(keys.auth()).decode().length != 16) {
            return Optional.of(new FieldError("keys.auth", "must be 16 bytes"));
        }
        return Optional.empty();
    }

    PushSubscription subscription() {
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
