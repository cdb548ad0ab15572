package dev.pavedroad.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** A mail that lets itself be called off when its content is about to be handed over. */
class OrderMail extends MimeMessage {

    private static final String UTF_8 = "UTF-8";

    private final BooleanSupplier stillOurs;

    OrderMail(Session session, BooleanSupplier stillOurs) {
        super(session);
        this.stillOurs = stillOurs;
    }

    void setLetter(Letter letter) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8, "plain");
        var page = new MimeBodyPart();
        page.setText(letter.html(), UTF_8, "html");
        setSubject(letter.subject(), UTF_8);
        // The last one is the best one (RFC 2046).
        setContent(new MimeMultipart("alternative", text, page));
    }

    // SMTP calls this between DATA and the final dot; an IOException there hangs up and the server drops the mail.
    @Override
    public void writeTo(OutputStream target, String[] ignored) throws IOException, MessagingException {
        if (!isStillOurs()) {
            throw new IOException("called off, another attempt has taken over");
        }
        super.writeTo(target, ignored);
    }

    private boolean isStillOurs() throws IOException {
        try {
            return stillOurs.getAsBoolean();
        } catch (RuntimeException e) {
            throw new IOException("called off, cannot tell whether another attempt has taken over", e);
        }
    }
}
