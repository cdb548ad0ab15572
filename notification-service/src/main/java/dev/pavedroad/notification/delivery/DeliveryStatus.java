package dev.pavedroad.notification.delivery;

/** How far a delivery has come; {@code SENT} and {@code FAILED} are final, but for an operator who tries again. */
enum DeliveryStatus {
    QUEUED, SENT, FAILED
}
