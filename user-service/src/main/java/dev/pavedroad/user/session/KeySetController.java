package dev.pavedroad.user.session;

import dev.pavedroad.chassis.identity.PublicKeys;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys that access tokens can be verified with (RFC 7517). */
@RestController
class KeySetController {

    private final PublicKeys keys;

    KeySetController(PublicKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    Map<String, Object> keys() {
        return keys.of("user-service").toJSONObject();
    }
}
