package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The logs of the services after all tests up to here. */
@DevStackOnly
@Order(Integer.MAX_VALUE - 1)
class LogsTests {

    private static final Map<String, Pattern> SECRETS = Map.of(
            "a token", Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]+"),
            "a mail address", Pattern.compile("[\\w.+-]+@example\\.com"),
            "a password", Pattern.compile("correct horse|battery staple"),
            "a private key", Pattern.compile("\"d\"\\s*:\\s*\""));

    @Test
    void holdNothingThatIsNobodysBusiness() throws IOException {
        var customer = Client.newCustomer();
        Client.nobody().post("/api/users/tokens", Map.of("email", customer.email(), "password", "wrong horse"));
        customer.withToken(customer.token() + "x").get("/api/users/me");
        customer.order(Catalogue.newProduct(Client.administrator(), 1), 1);
        for (var log : logs()) {
            for (var line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
                SECRETS.forEach((what, pattern) -> assertThat(pattern.matcher(line).find())
                        .as("%s of %s holds %s", line, log.getFileName(), what).isFalse());
            }
        }
    }

    @Test
    void haveOneLineForEachRequestAtTheGateway() throws IOException {
        var answer = Client.nobody().get("/api/products?query=nobody-logs-this");
        var lines = Files.readAllLines(RunningSystem.stack().process("api-gateway").log().path()).stream()
                .filter(it -> it.contains(answer.header("X-Trace-Id"))).toList();
        assertThat(lines).singleElement().asString().contains("GET /api/products 200").doesNotContain("nobody-logs");
    }

    private static List<Path> logs() {
        return RunningSystem.stack().processes().stream().map(it -> it.log().path()).filter(Files::isRegularFile)
                .filter(it -> it.getFileName().toString().contains("-")).toList();
    }
}
