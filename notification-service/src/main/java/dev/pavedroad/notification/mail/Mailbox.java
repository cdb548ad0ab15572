package dev.pavedroad.notification.mail;

import dev.pavedroad.notification.inbox.Recipient;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;

/** Makes mail addresses that SMTP can carry and that cannot inject a second header line. */
class Mailbox {

    private Mailbox() {}

    static InternetAddress of(Recipient recipient) throws AddressException {
        return of(recipient.email(), CustomerName.of(recipient.name()));
    }

    static InternetAddress of(String email, String name) throws AddressException {
        try {
            var mailbox = new InternetAddress(ascii(email), true);
            if (mailbox.isGroup() || !mailbox.getAddress().equals(ascii(email))) {
                throw new AddressException("is not one plain address", email);
            }
            mailbox.setPersonal(name.replaceAll("\\p{Cntrl}+", " ").strip(), StandardCharsets.UTF_8.name());
            return mailbox;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    // Names of domains have an ASCII form (RFC 5890); the local part before the @ has none.
    private static String ascii(String email) throws AddressException {
        var at = email.lastIndexOf('@') + 1;
        if (at == 0 || !email.substring(0, at).chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new AddressException("has no @, or something else than visible ASCII before it", email);
        }
        try {
            return email.substring(0, at) + IDN.toASCII(email.substring(at), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException _) {
            throw new AddressException("has no domain name behind the @", email);
        }
    }
}
