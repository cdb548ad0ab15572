package dev.pavedroad.product.catalogue;

import dev.pavedroad.chassis.web.PlainName;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.hibernate.validator.constraints.CodePointLength;

/** The new details of a product; its stock changes by adjustments only. */
record RevisedProduct(
        @NotBlank @CodePointLength(max = 64) String sku,
        @NotBlank @PlainName @CodePointLength(max = 100) String name,
        @NotNull @CodePointLength(max = 4000) String description,
        @NotBlank @CodePointLength(max = 64) String category,
        @NotNull @DecimalMin("0.01") @DecimalMax("1000000") @Digits(integer = 7, fraction = 2) BigDecimal price) {}
