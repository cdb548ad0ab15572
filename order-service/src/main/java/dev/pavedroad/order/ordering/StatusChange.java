package dev.pavedroad.order.ordering;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Table;

/** When an order came to a status. */
@Table("order_history")
record StatusChange(OrderStatus status, Instant at) {}
