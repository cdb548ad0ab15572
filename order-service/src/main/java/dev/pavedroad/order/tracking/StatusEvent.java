package dev.pavedroad.order.tracking;

import dev.pavedroad.order.ordering.OrderStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * An order came to a status.
 *
 * @param id its place in the order's history, from 1
 */
record StatusEvent(UUID orderId, int id, OrderStatus status, Instant at) {}
