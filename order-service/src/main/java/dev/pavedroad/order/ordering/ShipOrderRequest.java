package dev.pavedroad.order.ordering;

import jakarta.validation.constraints.Size;

/** How an order leaves the house. */
record ShipOrderRequest(@Size(max = 100) String trackingNumber) {}
