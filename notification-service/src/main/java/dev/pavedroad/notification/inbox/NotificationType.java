package dev.pavedroad.notification.inbox;

/** The change of an order that a notification is about. */
public enum NotificationType {
    ORDER_CONFIRMED, ORDER_REJECTED, ORDER_CANCELLED, ORDER_SHIPPED, ORDER_DELIVERED
}
