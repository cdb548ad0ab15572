package dev.pavedroad.notification.inbox;

/** A notification was stored for the first time; published inside the transaction that stores it. */
public record NotificationAccepted(Notification notification) {}
