package dev.pavedroad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.notification.delivery.Outcome.Postponed;
import dev.pavedroad.notification.delivery.Outcome.Sent;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

class SmtpFailureTests {

    @Test
    void countsAMailAsSentWhenOnlyTheFarewellFailed() {
        assertThat(SmtpFailure.outcome(new MailSendException("Failed to close server connection",
                new MessagingException("reset")))).isEqualTo(new Sent());
    }

    @Test
    void waitsForAnOperatorWhenThePasswordIsWrong() {
        assertThat(SmtpFailure.outcome(new MailAuthenticationException(
                new AuthenticationFailedException("535 no")))).isEqualTo(new Postponed("535 no"));
    }

    @Test
    void waitsWhenThereIsNoConnection() {
        assertThat(SmtpFailure.outcome(new MailSendException("failed", null, Map.of(new Object(),
                new MessagingException("no connection", new ConnectException("Connection refused"))))))
                .isEqualTo(new Postponed("Connection refused"));
    }
}
