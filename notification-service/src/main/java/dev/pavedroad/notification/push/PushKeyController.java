package dev.pavedroad.notification.push;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PushKeyController {

    record PushKey(String publicKey) {}

    private final VapidKey key;

    PushKeyController(VapidKey key) {
        this.key = key;
    }

    @GetMapping("/internal/push-key")
    PushKey show() {
        return new PushKey(key.publicKey());
    }
}
