package dev.pavedroad.notification.mail;

import dev.pavedroad.notification.delivery.Channel;
import dev.pavedroad.notification.delivery.Courier;
import dev.pavedroad.notification.delivery.Outcome;
import dev.pavedroad.notification.delivery.Outcome.Refused;
import dev.pavedroad.notification.delivery.Outcome.Sent;
import dev.pavedroad.notification.inbox.Notification;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.function.BooleanSupplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends notifications as mail. */
@Component
@EnableConfigurationProperties({MailSettings.class, SmtpSettings.class})
class MailCourier implements Courier {

    private final JavaMailSenderImpl server;
    private final Letters letters;
    private final String domain;
    private final InternetAddress from;
    private final Clock clock;

    MailCourier(JavaMailSenderImpl server, Letters letters, MailSettings settings, Clock clock)
            throws AddressException {
        this.server = server;
        this.letters = letters;
        this.domain = settings.domain();
        this.from = Mailbox.of(settings.from(), settings.fromName());
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean reaches(Notification notification) {
        return true;
    }

    @Override
    public Outcome deliver(Notification notification, BooleanSupplier stillOurs) {
        try {
            server.send(mail(notification, stillOurs));
            return new Sent();
        } catch (AddressException e) {
            return new Refused("the address cannot be used: " + e.getMessage());
        } catch (MailException e) {
            return SmtpFailure.outcome(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot compose a mail", e);
        }
    }

    private MimeMessage mail(Notification notification, BooleanSupplier stillOurs) throws MessagingException {
        var mail = new OrderMail(server.getSession(), stillOurs);
        mail.setHeader("Message-ID", messageId(notification));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setFrom(from);
        mail.setRecipient(RecipientType.TO, Mailbox.of(notification.recipient()));
        mail.setSentDate(Date.from(clock.instant()));
        mail.setLetter(letters.about(notification));
        return mail;
    }

    // The same for every attempt, so that a mail server or a reader can tell a surplus copy.
    private String messageId(Notification notification) {
        return "<%s.%s@%s>".formatted(notification.order().id(), notification.type(), domain);
    }
}
