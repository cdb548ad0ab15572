package dev.pavedroad.notification.delivery;

/** A way on which a notification reaches its recipient. */
public enum Channel {
    EMAIL, PUSH
}
