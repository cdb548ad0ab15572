package dev.pavedroad.chassis.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.mock.env.MockEnvironment;

class ObservabilityEnvironmentTests {

    private static final String ENDPOINT = "management.otlp.tracing.endpoint";
    private static final String FORMAT = "logging.structured.format.console";

    @Test
    void exportsNothingAndLogsTextByDefault() {
        var environment = prepared(new MockEnvironment());
        assertThat(environment.containsProperty(ENDPOINT)).isFalse();
        assertThat(environment.containsProperty(FORMAT)).isFalse();
    }

    @Test
    void takesAnEmptyVariableForNone() {
        var environment = new MockEnvironment().withProperty("OTEL_EXPORTER_OTLP_ENDPOINT", "");
        assertThat(prepared(environment).containsProperty(ENDPOINT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"http://collector:4318", "http://collector:4318/"})
    void sendsTracesWhereTheVariableSays(String endpoint) {
        var environment = new MockEnvironment().withProperty("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
        assertThat(prepared(environment).getProperty(ENDPOINT)).isEqualTo("http://collector:4318/v1/traces");
    }

    @ParameterizedTest
    @CsvSource({"ecs, ecs", "Logstash, logstash"})
    void logsJsonWhereTheVariableSays(String variable, String format) {
        var environment = new MockEnvironment().withProperty("LOG_FORMAT", variable);
        assertThat(prepared(environment).getProperty(FORMAT)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"OTEL_EXPORTER_OTLP_ENDPOINT, collector:4317, http://localhost:4318", "LOG_FORMAT, xml, 'ecs'",
        "OTEL_TRACES_SAMPLER_ARG, 10%, from 0 to 1", "OTEL_TRACES_SAMPLER_ARG, 2, from 0 to 1"})
    void saysWhatToDoAboutAWrongValue(String variable, String value, String remedy) {
        var environment = new MockEnvironment().withProperty(variable, value);
        assertThatThrownBy(() -> prepared(environment)).hasMessageContainingAll(variable, value, remedy);
    }

    private static ConfigurableEnvironment prepared(ConfigurableEnvironment environment) {
        new ObservabilityEnvironment().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
