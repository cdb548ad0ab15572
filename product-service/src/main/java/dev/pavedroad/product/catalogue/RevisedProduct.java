package dev.pavedroad.product.catalogue;

import dev.pavedroad.chassis.web.Characters;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/** What a product is to show from now on; its stock changes by adjustments only. */
record RevisedProduct(
        @NotBlank @Characters(max = 64) String sku,
        @NotBlank @Characters(max = 100) String name,
        @NotNull @Characters(max = 4000) String description,
        @NotBlank @Characters(max = 64) String category,
        @NotNull @DecimalMin("0.01") @DecimalMax("1000000") @Digits(integer = 7, fraction = 2) BigDecimal price) {}
