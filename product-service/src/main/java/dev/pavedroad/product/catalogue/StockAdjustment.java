package dev.pavedroad.product.catalogue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/** A delivery, a loss, a recount: how many pieces more or fewer there are, and why. */
record StockAdjustment(
        @NotNull @Min(-Product.MAX_STOCK) @Max(Product.MAX_STOCK) Integer delta,
        @NotBlank @CodePointLength(max = 200) String reason) {}
