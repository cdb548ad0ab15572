package dev.pavedroad.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** A mail that can be called off until its content is sent. */
class OrderMail extends MimeMessage {

    private static final String UTF_8 = "UTF-8";

    private final BooleanSupplier stillHeld;

    OrderMail(Session session, BooleanSupplier stillHeld) {
        super(session);
        this.stillHeld = stillHeld;
    }

    void setContent(MailContent content) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(content.text(), UTF_8, "plain");
        var page = new MimeBodyPart();
        page.setText(content.html(), UTF_8, "html");
        setSubject(content.subject(), UTF_8);
        // The last one is the best one (RFC 2046).
        setContent(new MimeMultipart("alternative", text, page));
    }

    // SMTP calls this between DATA and the final dot; an IOException there hangs up and the server drops the mail.
    @Override
    public void writeTo(OutputStream target, String[] ignored) throws IOException, MessagingException {
        if (!isStillHeld()) {
            throw new IOException("called off, another attempt has taken over");
        }
        super.writeTo(target, ignored);
    }

    private boolean isStillHeld() throws IOException {
        try {
            return stillHeld.getAsBoolean();
        } catch (RuntimeException e) {
            throw new IOException("called off, cannot tell whether another attempt has taken over", e);
        }
    }
}
