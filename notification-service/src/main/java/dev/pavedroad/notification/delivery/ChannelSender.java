package dev.pavedroad.notification.delivery;

import dev.pavedroad.notification.inbox.Notification;
import java.util.function.BooleanSupplier;

/** Sends notifications on one channel. */
public interface ChannelSender {

    /** The channel that this sender serves; there is one sender for each. */
    Channel channel();

    /** Whether the recipient of this notification can be reached on the channel at all. */
    boolean reaches(Notification notification);

    /**
     * Tries once to deliver, outside of any transaction.
     *
     * @param stillHeld whether no later attempt has begun; asked at the last moment to call this one off, because
     *                  another instance may have replaced one that was frozen for a while
     */
    Outcome deliver(Notification notification, BooleanSupplier stillHeld);
}
