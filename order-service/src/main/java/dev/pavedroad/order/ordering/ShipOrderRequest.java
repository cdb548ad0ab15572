package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.web.Characters;

/** How an order leaves the house. */
record ShipOrderRequest(@Characters(max = 100) String trackingNumber) {}
