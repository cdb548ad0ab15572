package dev.pavedroad.notification.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zerodeplibs.webpush.EncryptedPushMessage;
import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import dev.pavedroad.notification.delivery.Channel;
import dev.pavedroad.notification.delivery.ChannelSender;
import dev.pavedroad.notification.delivery.Outcome;
import dev.pavedroad.notification.delivery.Outcome.Postponed;
import dev.pavedroad.notification.delivery.Outcome.Refused;
import dev.pavedroad.notification.inbox.Notification;
import dev.pavedroad.notification.inbox.Recipient.PushSubscription;
import dev.pavedroad.webpush.PushEndpoints;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends notifications as web push, which only the browser that subscribed can read.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8291">RFC 8291, message encryption</a>
 */
@Component
class PushChannelSender implements ChannelSender {

    private static final Logger log = LoggerFactory.getLogger(PushChannelSender.class);

    private final PushEndpoints endpoints;
    private final EndedSubscriptions ended;
    private final VapidKey key;
    private final PushSender sender;
    private final ObjectMapper json;
    private final Clock clock;

    PushChannelSender(PushEndpoints endpoints, EndedSubscriptions ended, VapidKey key, PushSender sender,
            ObjectMapper json,
            Clock clock) {
        this.endpoints = endpoints;
        this.ended = ended;
        this.key = key;
        this.sender = sender;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public boolean reaches(Notification notification) {
        var push = notification.recipient().push();
        return push != null && !ended.contains(notification.order().id(), push.endpoint());
    }

    @Override
    public Outcome deliver(Notification notification, BooleanSupplier stillHeld) {
        if (!reaches(notification)) {
            return new Refused("the subscription has ended");
        }
        return endpoints.known(notification.recipient().push().endpoint())
                .map(endpoint -> push(notification, endpoint, stillHeld))
                .orElseGet(() -> new Refused("the endpoint is none of a known push service"));
    }

    private Outcome push(Notification notification, URI endpoint, BooleanSupplier stillHeld) {
        try {
            var message = encrypted(notification);
            if (!stillHeld.getAsBoolean()) {
                return new Postponed("another attempt has taken over");
            }
            var response = sender.post(endpoint, key.authorizationFor(endpoint), message);
            if (PushResponses.isGone(response)) {
                ended.add(notification.order().id(), notification.recipient().push().endpoint(),
                        clock.instant());
                log.info("push subscription ended order={}", notification.order().id());
            }
            return PushResponses.outcome(response, clock.instant());
        } catch (UnusableKeys e) {
            return new Refused("the keys of the subscription cannot be used");
        } catch (PublicAddresses.NotPublic e) {
            return new Refused(e.getMessage());
        } catch (IOException e) {
            return new Postponed("no answer of the push service: " + e.getMessage());
        }
    }

    private EncryptedPushMessage encrypted(Notification notification) throws UnusableKeys, JsonProcessingException {
        var text = json.writeValueAsBytes(PushPayload.of(notification));
        var browser = browser(notification.recipient().push());
        return MessageEncryptions.of().encrypt(browser, PushMessage.of(text));
    }

    private static UserAgentMessageEncryptionKeyInfo browser(PushSubscription push) throws UnusableKeys {
        try {
            var decoder = Base64.getUrlDecoder();
            return UserAgentMessageEncryptionKeyInfo.of(decoder.decode(push.keys().p256dh()),
                    decoder.decode(push.keys().auth()));
        } catch (RuntimeException e) {
            throw new UnusableKeys(e);
        }
    }

    private static class UnusableKeys extends Exception {

        UnusableKeys(Throwable cause) {
            super(cause);
        }
    }
}
