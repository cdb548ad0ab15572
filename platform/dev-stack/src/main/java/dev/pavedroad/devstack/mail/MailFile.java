package dev.pavedroad.devstack.mail;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The name of a mail's file, {@code <time>-<recipient>-<subject>.eml}: it sorts by time and is easy to read. */
final class MailFile {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_RECIPIENT = 120;
    private static final int LONGEST_SUBJECT = 60;

    private MailFile() {}

    static String name(Instant time, String recipient, String subject) {
        var address = recipient.replaceAll("[^A-Za-z0-9@._+-]", "-");
        return "%s-%s-%s.eml".formatted(TIME.format(time), shortened(address, LONGEST_RECIPIENT), slug(subject));
    }

    private static String slug(String subject) {
        var ascii = Normalizer.normalize(subject, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        var slug = ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "no-subject" : shortened(slug, LONGEST_SUBJECT);
    }

    private static String shortened(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
