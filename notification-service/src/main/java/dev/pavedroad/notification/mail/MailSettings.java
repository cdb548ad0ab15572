package dev.pavedroad.notification.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
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
record MailSettings(@NotBlank @Email String from, @NotBlank @Pattern(regexp = "\\P{Cntrl}*") String fromName,
        @Pattern(regexp = "true|false") String startTls) {

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
