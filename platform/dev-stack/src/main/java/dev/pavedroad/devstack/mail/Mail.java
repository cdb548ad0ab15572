package dev.pavedroad.devstack.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A mail that the sink received.
 *
 * @param recipient the first address it is for
 * @param subject   decoded
 * @param messageId the header {@code Message-ID}, angle brackets included
 * @param path      the {@code .eml} file, the mail as it was sent
 */
public record Mail(String recipient, String subject, String messageId, Path path) {

    static Mail read(Path path) {
        try (var in = Files.newInputStream(path)) {
            var message = parse(in);
            var to = (InternetAddress) message.getRecipients(RecipientType.TO)[0];
            return new Mail(to.getAddress(), message.getSubject(), message.getMessageID(), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(path + " is not a mail", e);
        }
    }

    static MimeMessage parse(InputStream in) throws MessagingException {
        return new MimeMessage(null, in);
    }
}
