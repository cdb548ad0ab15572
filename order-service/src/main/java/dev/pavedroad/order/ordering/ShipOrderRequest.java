package dev.pavedroad.order.ordering;

import org.hibernate.validator.constraints.CodePointLength;

/** How an order is shipped. */
record ShipOrderRequest(@CodePointLength(max = 100) String trackingNumber) {}
