package dev.pavedroad.product.reservation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** The lines that an order needs, all or none. */
record ReservationRequest(@NotNull @Size(min = 1, max = 50) List<@NotNull @Valid RequestedLine> items) {

    @JsonIgnore
    @AssertTrue(message = "each product may be on one line only")
    boolean isEachProductOnce() {
        if (items == null) {
            return true;
        }
        var products = items.stream().filter(Objects::nonNull).map(RequestedLine::productId)
                .filter(Objects::nonNull).toList();
        return new HashSet<>(products).size() == products.size();
    }
}
