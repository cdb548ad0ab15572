package dev.pavedroad.chassis.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pavedroad.chassis.SampleService;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DRAIN_TIME=abc      | DRAIN_TIME is 'abc'; set it to a duration such as '10s'
            DRAIN_TIME=-1s      | DRAIN_TIME is '-1s'; set it to a duration such as '10s'
            MANAGEMENT_PORT=-1  | MANAGEMENT_PORT is '-1'; set it to a port such as 0
            DISCOVERY=consul    | DISCOVERY is 'consul'; set it to 'eureka' (the default) or 'dns'""")
    void stopAServiceWithOneSentenceWhenTheyAreWrong(String setting, String sentence, CapturedOutput output) {
        assertThatIllegalStateException().isThrownBy(() -> new SpringApplication(SampleService.class)
                .run(SampleService.arguments("--" + setting))).withMessage(sentence);
        assertThat(output).contains(sentence).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"x", "70000", "-1", "''", "1e3"})
    void takePortsThatAreOnes(String port) {
        var environment = new MockEnvironment().withProperty("server.port", port);
        assertThatIllegalStateException()
                .isThrownBy(() -> new Settings(environment).port("SERVER_PORT", "server.port", 3002))
                .withMessage("SERVER_PORT is '%s'; set it to a port such as 3002", port);
    }

    @ParameterizedTest
    @CsvSource({"''", "jdbc:mysql://localhost/orders"})
    void nameTheDatabaseThatIsMissing(String url) {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, DatabaseAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=" + url, "spring.datasource.username=orders")
                .run(context -> assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(
                        InvalidSettingException.class).rootCause().hasMessage(
                                "DATABASE_URL is '%s'; set it to jdbc:postgresql://host:5432/<database>", url));
    }
}
