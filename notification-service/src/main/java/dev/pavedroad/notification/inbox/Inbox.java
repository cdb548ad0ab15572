package dev.pavedroad.notification.inbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accepts each notification once, however often it arrives (the idempotent receiver, or inbox pattern). */
@Component
class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final Notifications notifications;
    private final ApplicationEventPublisher events;

    Inbox(Notifications notifications, ApplicationEventPublisher events) {
        this.notifications = notifications;
        this.events = events;
    }

    // Listeners run within this transaction: a notification is stored with its deliveries or not at all.
    @Transactional
    void accept(Notification notification) {
        if (notifications.add(notification)) {
            events.publishEvent(new NotificationAccepted(notification));
            log.info("notification accepted id={} type={} order={}", notification.id(), notification.type(),
                    notification.order().id());
        }
    }
}
