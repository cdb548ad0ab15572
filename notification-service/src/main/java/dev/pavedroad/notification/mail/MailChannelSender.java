package dev.pavedroad.notification.mail;

import dev.pavedroad.notification.delivery.Channel;
import dev.pavedroad.notification.delivery.ChannelSender;
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
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends notifications as mail. */
@Component
class MailChannelSender implements ChannelSender {

    private final JavaMailSenderImpl server;
    private final MailTemplates templates;
    private final String domain;
    private final InternetAddress from;
    private final Clock clock;

    MailChannelSender(JavaMailSenderImpl server, MailTemplates templates, MailProperties settings, Clock clock)
            throws AddressException {
        this.server = server;
        this.templates = templates;
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
    public Outcome deliver(Notification notification, BooleanSupplier stillHeld) {
        try {
            server.send(mail(notification, stillHeld));
            return new Sent();
        } catch (AddressException e) {
            return new Refused("the address cannot be used: " + e.getMessage());
        } catch (MailException e) {
            return SmtpFailure.outcome(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot compose a mail", e);
        }
    }

    private MimeMessage mail(Notification notification, BooleanSupplier stillHeld) throws MessagingException {
        var mail = new OrderMail(server.getSession(), stillHeld);
        mail.setHeader("Message-ID", messageId(notification));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setFrom(from);
        mail.setRecipient(RecipientType.TO, Mailbox.of(notification.recipient()));
        mail.setSentDate(Date.from(clock.instant()));
        mail.setContent(templates.render(notification));
        return mail;
    }

    // The same for every attempt, so that a mail server or a reader can tell a surplus copy.
    private String messageId(Notification notification) {
        return "<%s.%s@%s>".formatted(notification.order().id(), notification.type(), domain);
    }
}
