package dev.pavedroad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailPropertiesTests {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(ConfigurationPropertiesAutoConfiguration.class,
                    ValidationAutoConfiguration.class, MailSenderAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({MailProperties.class, SmtpProperties.class})
    static class Settings {}

    @Test
    void suitALaptopAndBoundTheirWaiting() {
        service.run(context -> {
            var sender = context.getBean(JavaMailSenderImpl.class);
            assertThat(sender.getHost() + ":" + sender.getPort()).isEqualTo("localhost:1025");
            assertThat(sender.getJavaMailProperties()).containsEntry("mail.smtp.connectiontimeout", "5000")
                    .containsEntry("mail.smtp.timeout", "60000").containsEntry("mail.smtp.writetimeout", "60000")
                    .containsEntry("mail.smtp.starttls.required", "false");
            assertThat(context.getBean(MailProperties.class).from()).isEqualTo("orders@pavedroad.example");
        });
    }

    @Test
    void comeFromTheEnvironment() {
        service.withPropertyValues("SMTP_HOST=mail.example", "SMTP_PORT=587", "SMTP_USERNAME=me",
                "SMTP_PASSWORD=s3cret", "SMTP_STARTTLS=true").run(context -> {
                    var sender = context.getBean(JavaMailSenderImpl.class);
                    assertThat(sender.getHost() + ":" + sender.getPort()).isEqualTo("mail.example:587");
                    assertThat(sender.getUsername() + ":" + sender.getPassword()).isEqualTo("me:s3cret");
                    assertThat(sender.getJavaMailProperties()).containsEntry("mail.smtp.starttls.required", "true");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMTP_HOST=", "SMTP_PORT=0", "SMTP_PORT=70000", "SMTP_PORT=smtp", "SMTP_STARTTLS=yes",
        "MAIL_FROM=nobody", "MAIL_FROM="})
    void refuseToBeNonsense(String setting) {
        service.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
