package dev.pavedroad.chassis.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pavedroad.chassis.SampleService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class SecretFilesTests {

    @TempDir
    private Path folder;

    @Test
    void areVariablesThatAServiceIsSetUpWith() throws IOException {
        Files.writeString(folder.resolve("DATABASE_PASSWORD"), "of the file\n");
        Files.writeString(folder.resolve("DATABASE_USERNAME"), "of the file\n");
        var arguments = SampleService.arguments("--SECRETS_DIR=" + folder, "--DATABASE_USERNAME=of the environment");
        try (var service = new SpringApplication(SampleService.class).run(arguments)) {
            var environment = service.getEnvironment();
            assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("of the file");
            assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("of the environment");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/folder", "/etc/passwd", "\0"})
    void mustBeThereWhereTheirFolderIsNamed(String named) {
        assertThatIllegalStateException().isThrownBy(() -> read(named)).withMessage(
                "SECRETS_DIR is '%s'; set it to a folder with a file for each secret, such as /run/secrets, that this "
                        + "process may read",
                named);
    }

    @Test
    void stopAServiceWithOneSentence(CapturedOutput output) {
        assertThatIllegalStateException().isThrownBy(() -> new SpringApplication(SampleService.class)
                .run(SampleService.arguments("--SECRETS_DIR=/no/such/folder")));
        assertThat(output).contains("SECRETS_DIR is '/no/such/folder'; set it to").doesNotContain("\tat ");
    }

    // Told to be unreadable: the root user of a build reads everything.
    @Test
    void mustBeReadable() throws IOException {
        var file = Files.createFile(folder.resolve("SIGNING_KEY"));
        var environment = new MockEnvironment().withProperty("SECRETS_DIR", folder.toString());
        assertThatIllegalStateException()
                .isThrownBy(() -> new SecretFiles(environment, it -> !it.equals(file)).read())
                .withMessageEndingWith("that this process may read, which SIGNING_KEY is not");
    }

    @Test
    void mayBeMissingWhereNobodyNamedThem() {
        read("");
    }

    private static void read(String named) {
        new SecretFiles(new MockEnvironment().withProperty("SECRETS_DIR", named)).read();
    }
}
