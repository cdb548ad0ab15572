package dev.pavedroad.notification.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How our mail leaves.
 *
 * @param startTls {@code true} or {@code false} and nothing else, so that a slip does not send in the clear
 */
@ConfigurationProperties("pavedroad.mail")
@Validated
record MailSettings(@NotBlank(message = FROM) @Email(message = FROM) String from,
        @NotBlank @Pattern(regexp = "\\P{Cntrl}*") String fromName,
        @NotNull(message = START_TLS) @Pattern(regexp = "true|false", message = START_TLS) String startTls) {

    private static final String FROM = "an email address such as orders@example.com";
    private static final String START_TLS = "true, or to false where the mail server has no TLS";

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
