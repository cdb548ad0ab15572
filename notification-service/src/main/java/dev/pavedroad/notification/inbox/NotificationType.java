package dev.pavedroad.notification.inbox;

/** What happened to an order. */
public enum NotificationType {
    ORDER_CONFIRMED, ORDER_REJECTED, ORDER_CANCELLED, ORDER_SHIPPED, ORDER_DELIVERED
}
