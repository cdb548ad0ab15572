package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.identity.SignedInUser;
import java.util.UUID;

/** Who placed an order, and where to write to: as the token that placed it said. */
public record Customer(UUID id, String email, String name) {

    static Customer of(SignedInUser user) {
        return new Customer(user.id(), user.email(), user.name());
    }
}
