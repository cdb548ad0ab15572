package dev.pavedroad.order.ordering;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much one customer may order, and how long a refused order is kept.
 *
 * @param orderLimitPerCustomer the maximum of orders in an hour; 0 is no limit
 * @param unitLimitPerCustomer  the maximum of units of all products in an hour; 0 is no limit
 * @param keepRejected          the retention of refused orders
 */
@ConfigurationProperties("pavedroad.ordering")
@Validated
record OrderingProperties(@Min(0) int orderLimitPerCustomer, @Min(0) int unitLimitPerCustomer,
        @NotNull @DurationMin(days = 1) Duration keepRejected) {}
