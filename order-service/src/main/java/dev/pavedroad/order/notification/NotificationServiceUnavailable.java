package dev.pavedroad.order.notification;

/** Whether notification-service took what it was given is not known; hand it over again later. */
public class NotificationServiceUnavailable extends RuntimeException {

    NotificationServiceUnavailable(Throwable cause) {
        super("notification-service gave no usable answer: " + cause, cause);
    }
}
