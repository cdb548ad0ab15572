package dev.pavedroad.notification.mail;

import dev.pavedroad.notification.delivery.Outcome;
import dev.pavedroad.notification.delivery.Outcome.Postponed;
import dev.pavedroad.notification.delivery.Outcome.Refused;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Tells permanent failures of SMTP from transient ones.
 *
 * <p>A reply of 5xx to the recipient or to the mail itself is permanent. All others are transient, because time or an
 * operator can resolve them: no connection, no reply, 4xx, a wrong password, a sender that is refused.
 */
class SmtpFailure {

    private SmtpFailure() {}

    static Outcome outcome(MailException failure) {
        // Spring reports a failed QUIT as well; then the server has accepted the mail before.
        if (failure instanceof MailSendException send && send.getFailedMessages().isEmpty()) {
            return new Outcome.Sent();
        }
        var causes = causes(failure);
        var refusal = causes.stream().filter(SmtpFailure::isPermanent).findFirst();
        return refusal.<Outcome>map(it -> new Refused(it.getMessage()))
                .orElseGet(() -> new Postponed(reason(causes)));
    }

    private static boolean isPermanent(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException recipient -> recipient.getReturnCode() / 100 == 5;
            case SMTPSendFailedException mail -> mail.getReturnCode() / 100 == 5 && !isAboutSender(mail)
                    && !isAboutRecipient(mail);
            default -> false;
        };
    }

    private static boolean isAboutSender(SMTPSendFailedException failure) {
        return failure.getCommand() != null && failure.getCommand().startsWith("MAIL");
    }

    // The reply to one recipient is a cause of its own.
    private static boolean isAboutRecipient(SMTPSendFailedException failure) {
        return failure.getNextException() instanceof SMTPAddressFailedException;
    }

    private static String reason(List<Throwable> causes) {
        var last = causes.getLast();
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static List<Throwable> causes(MailException failure) {
        var first = failure instanceof MailSendException send ? send.getMessageExceptions()[0] : failure;
        return Stream.<Throwable>iterate(first, cause -> cause != null, Throwable::getCause).limit(10).toList();
    }
}
