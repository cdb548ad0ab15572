package dev.pavedroad.order.ordering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** What a customer wants: each product once. */
record PlaceOrderRequest(@NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Item> items) {

    record Item(@NotNull UUID productId, @NotNull @Min(1) @Max(1000) Integer quantity) {}

    boolean namesAProductTwice() {
        return items.stream().map(Item::productId).distinct().count() < items.size();
    }

    List<OrderLine> lines() {
        return items.stream().map(item -> OrderLine.of(item.productId(), item.quantity())).toList();
    }
}
