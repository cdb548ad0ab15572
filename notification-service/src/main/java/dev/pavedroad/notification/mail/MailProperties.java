package dev.pavedroad.notification.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The sender of our mail and its way to the mail server.
 *
 * @param startTls {@code true} or {@code false} and nothing else, so that a typo does not send in the clear
 */
@ConfigurationProperties("pavedroad.mail")
@Validated
record MailProperties(@NotBlank(message = FROM) @Email(message = FROM) String from,
        @NotBlank @Pattern(regexp = "\\P{Cntrl}*") String fromName,
        @NotNull(message = START_TLS) @Pattern(regexp = "true|false", message = START_TLS) String startTls) {

    private static final String FROM = "an email address such as orders@example.com";
    private static final String START_TLS = "true, or to false where the mail server has no TLS";

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
