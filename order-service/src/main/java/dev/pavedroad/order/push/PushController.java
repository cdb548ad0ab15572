package dev.pavedroad.order.push;

import dev.pavedroad.chassis.identity.SignedInUser;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders")
class PushController {

    record KeyView(String publicKey) {}

    private final PushKey key;
    private final PushEndpoints endpoints;
    private final PushSubscriptions subscriptions;

    PushController(PushKey key, PushEndpoints endpoints, PushSubscriptions subscriptions) {
        this.key = key;
        this.endpoints = endpoints;
        this.subscriptions = subscriptions;
    }

    @GetMapping("/push-key")
    KeyView key() {
        return new KeyView(key.publicKey());
    }

    @PutMapping("/{id}/push-subscription")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void subscribe(SignedInUser user, @PathVariable UUID id, @Valid @RequestBody SubscriptionRequest request) {
        if (!subscriptions.put(id, user.id(), request.checked(endpoints))) {
            throw new NoSuchOrder(id);
        }
    }
}
