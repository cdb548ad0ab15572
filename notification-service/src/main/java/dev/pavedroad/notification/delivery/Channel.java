package dev.pavedroad.notification.delivery;

/** A medium that carries notifications. */
public enum Channel {
    EMAIL, PUSH
}
