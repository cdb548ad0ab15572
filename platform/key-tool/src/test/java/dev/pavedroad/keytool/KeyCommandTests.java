package dev.pavedroad.keytool;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCommandTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("KeyTool <folder> add <issuer>", "(order-service, user-service)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--helpp", "keys rotate", "keys rotate user-service", "keys add user-service now"})
    void saysHowItIsUsed(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("usage: KeyTool <folder>");
        assertThat(Path.of("--helpp")).doesNotExist();
        assertThat(Path.of("keys")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vapid", "product-service", "../user-service"})
    void knowsWhoHasAKeyThatCanBeReplaced(String issuer) {
        run(folder.toString());
        assertThat(run(folder.toString(), "add", issuer)).isEqualTo(1);
        assertThat(err).hasToString(
                "There is no issuer '%s'; there are: order-service, user-service\n".formatted(issuer));
    }

    @Test
    void keepsTheOrderOfTheSteps() throws IOException {
        refuses("add", "user-service has no key in %s; make the missing keys first".formatted(folder));
        run(folder.toString());
        refuses("switch", "user-service has no next key; add one first");
        refuses("retire", "user-service has no old key to retire; switch first");
        step("add");
        var next = Files.readString(folder.resolve("private/user-service.next.jwk.json"));
        step("add");
        refuses("retire", "user-service has no old key to retire; switch first");
        step("switch");
        assertThat(folder.resolve("private/user-service.jwk.json")).hasContent(next);
        refuses("switch", "user-service has no next key; add one first");
        refuses("add", "user-service is still on its way from one key to another; retire the old one first");
        step("retire");
        assertThat(folder.resolve("private")).isDirectoryNotContaining("glob:**{next,previous}*");
        step("add");
    }

    @Test
    void doesNotSwitchToAKeyThatIsNotPublished() throws IOException {
        run(folder.toString());
        var published = folder.resolve("public/user-service.jwks.json");
        var old = Files.readString(published);
        step("add");
        Files.writeString(published, old);
        refuses("switch", "the next key of user-service is not published; add it again");
        step("add");
        step("switch");
    }

    @Test
    void finishesASwitchThatWasInterrupted() throws IOException {
        run(folder.toString());
        step("add");
        Files.copy(folder.resolve("private/user-service.jwk.json"),
                folder.resolve("private/user-service.previous.jwk.json"));
        refuses("retire", "user-service has no old key to retire; switch first");
        step("switch");
        step("retire");
    }

    @Test
    void showsNoKeyToOthers() throws IOException {
        run(folder.toString());
        for (var step : new String[]{"add", "switch"}) {
            step(step);
            try (var files = Files.list(folder.resolve("private"))) {
                assertThat(files).hasSize(4).allSatisfy(file -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
            }
        }
        assertThat(folder.resolve("public/user-service.jwks.json")).content().doesNotContain("\"d\"");
    }

    @Test
    void printsThePublicKeysAsOneValue() throws Exception {
        run(folder.toString());
        out.reset();
        assertThat(run(folder.toString(), "public")).isZero();
        assertThat(JSONObjectUtils.parse(out.toString())).containsOnlyKeys("order-service", "user-service");
        assertThat(out.toString()).doesNotContain("\"d\"").hasLineCount(1);
    }

    @Test
    void printsWhoHasADatabase() {
        assertThat(run(folder.toString(), "databases")).isZero();
        assertThat(out.toString().lines()).containsExactly("user-service users", "product-service products",
                "order-service orders", "notification-service notifications");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        run(folder.toString());
        Files.writeString(folder.resolve("private/user-service.jwk.json"), "hunter2");
        assertThat(run(folder.toString(), "add", "user-service")).isEqualTo(1);
        assertThat(err.toString()).contains("user-service.jwk.json is not a JWK; restore it").doesNotContain("hunter2");
        assertThat(run(Files.createTempFile(folder, "a", "file").toString())).isEqualTo(1);
    }

    private void step(String name) {
        assertThat(run(folder.toString(), name, "user-service")).as(err.toString()).isZero();
    }

    private void refuses(String step, String sentence) {
        err.reset();
        assertThat(run(folder.toString(), step, "user-service")).isEqualTo(1);
        assertThat(err).hasToString(sentence + "\n");
    }

    private int run(String... arguments) {
        return new KeyCommand(new PrintStream(out), new PrintStream(err)).run(arguments);
    }
}
