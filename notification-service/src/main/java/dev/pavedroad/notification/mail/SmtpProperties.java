package dev.pavedroad.notification.mail;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/** Validates the settings that Spring Boot takes unchecked: without a usable mail server the service does not start. */
@ConfigurationProperties("spring.mail")
@Validated
record SmtpProperties(
        @Pattern(regexp = "[\\w.:-]+", message = "a host such as smtp.example.com") String host,
        @Min(value = 1, message = PORT) @Max(value = 65535, message = PORT) int port, String username,
        String password) {

    private static final String PORT = "a port such as 587";

    @AssertTrue(message = "SMTP_USERNAME and SMTP_PASSWORD belong together; set both, or neither.")
    boolean isBothOrNeither() {
        return StringUtils.hasText(username) == StringUtils.hasLength(password);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
