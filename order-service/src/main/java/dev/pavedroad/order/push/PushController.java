package dev.pavedroad.order.push;

import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.order.ordering.OrderQueries;
import dev.pavedroad.webpush.PushEndpoints;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders")
class PushController {

    record KeyView(String publicKey) {}

    private final PushKey key;
    private final PushEndpoints endpoints;
    private final OrderQueries orders;
    private final PushSubscriptions subscriptions;

    PushController(PushKey key, PushEndpoints endpoints, OrderQueries orders, PushSubscriptions subscriptions) {
        this.key = key;
        this.endpoints = endpoints;
        this.orders = orders;
        this.subscriptions = subscriptions;
    }

    @GetMapping("/push-key")
    KeyView key() {
        return new KeyView(key.publicKey());
    }

    @PutMapping("/{id}/push-subscription")
    ResponseEntity<?> subscribe(SignedInUser user, @PathVariable UUID id,
            @Valid @RequestBody SubscriptionRequest request) {
        var error = request.error(endpoints);
        if (error.isPresent()) {
            return ResponseEntity.of(Problem.invalid(List.of(error.get()))).build();
        }
        orders.requireOwn(id, user);
        subscriptions.put(id, request.subscription());
        return ResponseEntity.noContent().build();
    }
}
