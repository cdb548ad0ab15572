package dev.pavedroad.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RegistrySettingsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"',
            textBlock = """
                    EUREKA_WAIT_TIME_MS=15s      | EUREKA_WAIT_TIME_MS is '15s'; set it to a number of milliseconds such as 6000
                    EUREKA_WAIT_TIME_MS=-1       | EUREKA_WAIT_TIME_MS is '-1'; set it to a number of milliseconds such as 6000
                    EUREKA_WAIT_TIME_MS=9999999999 | EUREKA_WAIT_TIME_MS is '9999999999'; set it to a number of
                    ADVERTISED_HOST=my_host      | ADVERTISED_HOST is 'my_host'; set it to a host name or address such as localhost
                    SERVER_ADDRESS=192.0.2.1     | SERVER_ADDRESS is '192.0.2.1'; set it to an address of this machine such as
                    SERVER_PORT=70000            | SERVER_PORT is '70000'; set it to a port such as 8761
                    SERVER_PORT=registry         | SERVER_PORT is 'registry'; set it to a port such as 8761
                    """)
    void stopTheRegistryWithOneSentenceWhenTheyAreWrong(String setting, String sentence, CapturedOutput output) {
        assertThatException().isThrownBy(
                () -> new SpringApplication(DiscoveryServerApplication.class).run("--" + setting).close());
        assertThat(output).contains("APPLICATION FAILED TO START", sentence).doesNotContain("\tat ");
    }
}
