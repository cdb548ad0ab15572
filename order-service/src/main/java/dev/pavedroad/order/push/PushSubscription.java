package dev.pavedroad.order.push;

/** Where a browser of the customer can be reached, and with what messages to it are encrypted (RFC 8291), base64url. */
public record PushSubscription(String endpoint, Keys keys) {

    record Keys(String p256dh, String auth) {}
}
