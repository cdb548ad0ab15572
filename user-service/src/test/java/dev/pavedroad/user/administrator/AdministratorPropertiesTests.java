package dev.pavedroad.user.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AdministratorPropertiesTests {

    @EnableConfigurationProperties(AdministratorProperties.class)
    static class Settings {}

    @ParameterizedTest
    @CsvSource({"admin@example.com, '', belong together", "'', long enough, belong together",
        "admin@example.com, 2short!, ADMIN_PASSWORD must have 8 to 64 characters",
        "admin, long enough, ADMIN_EMAIL must be an email address"})
    void sayInOneSentenceWhatToSet(String email, String password, String sentence, CapturedOutput output) {
        assertThatException().isThrownBy(() -> bind(email, password));
        assertThat(output).contains("APPLICATION FAILED TO START", sentence);
        assertThat(output).doesNotContain("2short!", "long enough", "\tat ");
    }

    @Test
    void mayBeLeftOut() {
        assertThat(bind("", "").isWanted()).isFalse();
    }

    @Test
    void holdAnAdministrator() {
        var properties = bind("admin@example.com", "long enough");
        assertThat(properties.isWanted()).isTrue();
        assertThat(properties).asString().doesNotContain("long enough");
    }

    private static AdministratorProperties bind(String email, String password) {
        try (var context = new SpringApplicationBuilder(Settings.class).web(WebApplicationType.NONE)
                .run("--ADMIN_EMAIL=" + email, "--ADMIN_PASSWORD=" + password)) {
            return context.getBean(AdministratorProperties.class);
        }
    }
}
