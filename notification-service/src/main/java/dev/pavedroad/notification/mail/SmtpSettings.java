package dev.pavedroad.notification.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Checks what Spring Boot takes unchecked: a service without a mail server to talk to says so at its start. */
@ConfigurationProperties("spring.mail")
@Validated
record SmtpSettings(@NotBlank String host, @Min(1) @Max(65535) int port) {}
