package dev.pavedroad.product.reservation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A line of an order: how many of which product. */
record RequestedLine(@NotNull UUID productId, @NotNull @Min(1) @Max(1000) Integer quantity) {}
