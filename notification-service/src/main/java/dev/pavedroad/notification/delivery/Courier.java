package dev.pavedroad.notification.delivery;

import dev.pavedroad.notification.inbox.Notification;
import java.util.function.BooleanSupplier;

/** Carries notifications on one channel. */
public interface Courier {

    /** The channel that this courier serves; there is one courier for each. */
    Channel channel();

    /** Whether the recipient of this notification can be reached on the channel at all. */
    boolean reaches(Notification notification);

    /**
     * Tries once to deliver, outside of any transaction.
     *
     * @param stillOurs to be asked at the last moment that delivery can be called off: a sender that was frozen for a
     *                  while may have been replaced
     */
    Outcome deliver(Notification notification, BooleanSupplier stillOurs);
}
