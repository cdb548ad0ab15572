package dev.pavedroad.chassis.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pavedroad.chassis.SampleService;
import org.junit.jupiter.api.Test;
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
    @CsvSource(delimiter = '|', quoteCharacter = '"',
            textBlock = """
                    DRAIN_TIME=abc                | DRAIN_TIME is 'abc'; set it to a duration such as 0s
                    DRAIN_TIME=-1s                | DRAIN_TIME is '-1s'; set it to a duration such as 10s
                    DRAIN_TIME=                   | DRAIN_TIME is ''; set it to a duration such as 10s
                    MANAGEMENT_PORT=-1            | MANAGEMENT_PORT is '-1'; set it to a port such as 0
                    SERVER_ADDRESS=no address     | SERVER_ADDRESS is 'no address'; set it to an address of this machine such as 127.0.0.1
                    SERVER_ADDRESS=192.0.2.1      | SERVER_ADDRESS is '192.0.2.1'; set it to an address of this machine such as
                    MANAGEMENT_ADDRESS=192.0.2.1  | MANAGEMENT_ADDRESS is '192.0.2.1'; set it to an address of this machine such as
                    COMMUNICATION_MAP=/nowhere    | COMMUNICATION_MAP is '/nowhere'; set it to a file with the map that this process may read
                    COMMUNICATION_MAP=pom.xml     | COMMUNICATION_MAP is 'pom.xml': communication-map.yml, line 1: the map must be a table
                    DISCOVERY=consul              | DISCOVERY is 'consul'; set it to 'eureka' (the default) or 'dns'
                    DISCOVERY=dns --DISCOVERY_DOMAIN=http://internal | DISCOVERY_DOMAIN is 'http://internal'; set it to a domain such as internal, or leave it out
                    EUREKA_URL=registry:8761      | EUREKA_URL is 'registry:8761'; set it to a URL such as http://localhost:8761/eureka/
                    EUREKA_URL=http://a/,         | EUREKA_URL is 'http://a/,'; set it to a URL such as
                    EUREKA_URL=me:hunter2         | EUREKA_URL is 'me:hunter2'; set it to a URL such as
                    ADVERTISED_HOST=my_host       | ADVERTISED_HOST is 'my_host'; set it to a host name or address such as localhost
                    HOSTNAME=my_host              | ADVERTISED_HOST is 'my_host'; set it to a host name or address such as localhost
                    SPRING_PROFILES_ACTIVE=dmeo   | SPRING_PROFILES_ACTIVE is 'dmeo'; set it to demo, or leave it out; a profile of another name needs an application-dmeo.yml
                    SECRETS_DIR=/nowhere          | SECRETS_DIR is '/nowhere'; set it to a folder with a file for each secret
                    LISTEN_IN=240.0.0.0/28        | LISTEN_IN is '240.0.0.0/28'; set it to networks in which this machine has an address
                    OTEL_EXPORTER_OTLP_ENDPOINT=collector | OTEL_EXPORTER_OTLP_ENDPOINT is 'collector'; set it to the collector's address for OTLP over HTTP, such as
                    OTEL_TRACES_SAMPLER_ARG=10 | OTEL_TRACES_SAMPLER_ARG is '10'; set it to a share from 0 to 1, such as '0.1'
                    LOG_FORMAT=xml                | LOG_FORMAT is 'xml'; set it to 'text' (the default), 'ecs' or 'logstash'
                    pavedroad.edge-deadline=1s    | pavedroad.edge-deadline is called pavedroad.client.deadline now; rename it
                    pavedroad.client.deadline=0s  | pavedroad.client.deadline must be
                    pavedroad.max-request-body-size=-1KB | pavedroad.max-request-body-size must be a size from 1B to 1GB
                    pavedroad.max-json-tokens=0          | pavedroad.max-json-tokens is '0'; set it to a number from 1 on
                    pavedroad.identity.max-token-lifetime=5s | pavedroad.identity.max-token-lifetime is '5s'; set it to a duration from 60s on, such as 15m
                    pavedroad.max-request-body-size=big  | pavedroad.max-request-body-size is 'big'; set it to a size""")
    void stopAServiceWithOneSentenceWhenTheyAreWrong(String settings, String sentence, CapturedOutput output) {
        var arguments = ("--" + settings.replace("SPRING_PROFILES_ACTIVE", "spring.profiles.active")).split(" (?=--)");
        assertThatException().isThrownBy(() -> new SpringApplication(SampleService.class)
                .run(SampleService.arguments(arguments)).close());
        assertThat(output).contains("APPLICATION FAILED TO START", sentence).doesNotContain("\tat ");
    }

    @Test
    void showNoSecret() {
        for (var variable : new String[]{"DATABASE_PASSWORD", "SIGNING_KEY", "PUBLIC_KEYS"}) {
            assertThat(InvalidSettingException.sentence(variable, "hunter2", "a value"))
                    .isEqualTo(variable + " is not right; set it to a value");
        }
        assertThat(InvalidSettingException.sentence("DATABASE_URL",
                "postgres://me:hunter2@db/orders?user=me&password=hunter2&ssl=true", "a URL"))
                .isEqualTo("DATABASE_URL is 'postgres://...@db/orders?user=me&password=...&ssl=true'; set it to a URL");
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
    @CsvSource(delimiter = '|', quoteCharacter = '"',
            textBlock = """
                    spring.datasource.url=                    | DATABASE_URL is ''; set it to jdbc:postgresql://host:5432/<database>
                    spring.datasource.url=jdbc:mysql://h/o    | DATABASE_URL is 'jdbc:mysql://h/o'; set it to jdbc:postgresql://host:5432/<database>
                    spring.datasource.url=jdbc:postgresql://h | DATABASE_URL is 'jdbc:postgresql://h'; set it to jdbc:postgresql://host:5432/<database>
                    spring.datasource.url=jdbc:postgresql://h:port/o | DATABASE_URL is 'jdbc:postgresql://h:port/o'; set it to jdbc:postgresql://host:5432/<database>
                    spring.datasource.username=               | DATABASE_USERNAME is ''; set it to the role that may connect to the service's own database, such as orders
                    """)
    void nameTheDatabaseThatIsMissing(String setting, String sentence) {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, DatabaseAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://h1:5432,[::1]/orders?ssl=true",
                        "spring.datasource.username=orders", setting)
                .run(context -> assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(
                        InvalidSettingException.class).rootCause().hasMessage(sentence));
    }
}
