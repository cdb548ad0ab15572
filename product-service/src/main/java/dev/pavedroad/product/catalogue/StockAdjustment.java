package dev.pavedroad.product.catalogue;

import dev.pavedroad.chassis.web.Characters;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** A delivery, a loss, a recount: how many pieces more or fewer there are, and why. */
record StockAdjustment(
        @NotNull @Min(-Product.MOST_STOCK) @Max(Product.MOST_STOCK) Integer delta,
        @NotBlank @Characters(max = 200) String reason) {}
