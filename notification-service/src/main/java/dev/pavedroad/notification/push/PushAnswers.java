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

/** What an answer of a push service means for a delivery. */
class PushAnswers {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private PushAnswers() {}

    static Outcome outcome(PushSender.Answer answer, Instant now) {
        var status = answer.status();
        var reason = "the push service answered " + status;
        if (status >= 200 && status < 300) {
            return new Sent();
        }
        if (status == 429 || status >= 500) {
            return new Postponed(reason, wait(answer.retryAfter(), now));
        }
        return new Refused(isGone(answer) ? reason + ": the subscription has ended" : reason);
    }

    static boolean isGone(PushSender.Answer answer) {
        return answer.status() == 404 || answer.status() == 410;
    }

    // Seconds or a date (RFC 9110); what is neither, or in the past, asks for nothing, and none may ask for a day.
    private static Duration wait(String retryAfter, Instant now) {
        var wait = asked(retryAfter, now);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
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
