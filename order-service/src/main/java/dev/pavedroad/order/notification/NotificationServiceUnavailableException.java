package dev.pavedroad.order.notification;

/** Whether notification-service took what it was given is not known; hand it over again later. */
public class NotificationServiceUnavailableException extends RuntimeException {

    NotificationServiceUnavailableException(Throwable cause) {
        super("notification-service gave no usable answer: " + cause, cause);
    }
}
