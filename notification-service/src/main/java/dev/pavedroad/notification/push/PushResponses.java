package dev.pavedroad.notification.push;

import dev.pavedroad.notification.delivery.Outcome;
import dev.pavedroad.notification.delivery.Outcome.Postponed;
import dev.pavedroad.notification.delivery.Outcome.Refused;
import dev.pavedroad.notification.delivery.Outcome.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Turns the response of a push service into the outcome of a delivery. */
class PushResponses {

    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    private PushResponses() {}

    static Outcome outcome(PushSender.Response response, Instant now) {
        var status = response.status();
        var reason = "the push service answered " + status;
        if (status >= 200 && status < 300) {
            return new Sent();
        }
        if (status == 429 || status >= 500) {
            return new Postponed(reason, wait(response.retryAfter(), now));
        }
        return new Refused(isGone(response) ? reason + ": the subscription has ended" : reason);
    }

    static boolean isGone(PushSender.Response response) {
        return response.status() == 404 || response.status() == 410;
    }

    // Seconds or a date (RFC 9110); any other text, or a time in the past, is no wait, and a long wait is cut.
    private static Duration wait(String retryAfter, Instant now) {
        var wait = asked(retryAfter, now);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wait;
    }

    private static Duration asked(String retryAfter, Instant now) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            return Duration.between(now,
                    ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException _) {
            return Duration.ZERO;
        }
    }
}
