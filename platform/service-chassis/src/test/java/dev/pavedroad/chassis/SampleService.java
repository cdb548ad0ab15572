package dev.pavedroad.chassis;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.pavedroad.chassis.identity.ApiAccess;
import dev.pavedroad.chassis.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service on the chassis; it goes by the name of product-service. */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
@RestController
public class SampleService {

    record Greeting(String text) {}

    record Numbers(@NotNull @Size(min = 1, max = 3) List<@NotNull @Valid Number> numbers) {}

    record Number(@NotNull Integer value) {}

    /** Makes keys and says what the sample needs to start, as command line arguments. */
    public static String[] arguments(String... more) throws IOException {
        var keys = makeKeys();
        return Stream.concat(Stream.of(more), Stream.of(
                "--spring.application.name=product-service", "--server.port=0", "--eureka.client.enabled=false",
                "--pavedroad.identity.public-keys-dir=" + keys.resolve("public"),
                "--pavedroad.identity.signing-key-file=" + keys.resolve("private/order-service.jwk.json")))
                .toArray(String[]::new);
    }

    private static Path makeKeys() throws IOException {
        var folder = Files.createTempDirectory("keys");
        try {
            var key =
                    new ECKeyGenerator(Curve.P_256).algorithm(JWSAlgorithm.ES256).keyIDFromThumbprint(true).generate();
            Files.writeString(Files.createDirectory(folder.resolve("private")).resolve("order-service.jwk.json"),
                    key.toJSONString());
            Files.writeString(Files.createDirectory(folder.resolve("public")).resolve("user-service.jwks.json"),
                    new JWKSet(key.toPublicJWK()).toString());
            return folder;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same arguments with what is in the files as values in their place. */
    public static String[] withKeysAsValues(String... arguments) throws IOException {
        var values = new ArrayList<String>();
        for (var argument : arguments) {
            if (argument.contains("public-keys-dir=")) {
                var file = Path.of(argument.split("=")[1], "user-service.jwks.json");
                values.add("--PUBLIC_KEYS={\"user-service\": %s}".formatted(Files.readString(file)));
            } else if (argument.contains("signing-key-file=")) {
                values.add("--SIGNING_KEY=" + Files.readString(Path.of(argument.split("=")[1])));
            } else {
                values.add(argument);
            }
        }
        return values.toArray(String[]::new);
    }

    @Bean
    ApiAccess apiAccess() {
        return new ApiAccess().open(HttpMethod.GET, "/api/open")
                .ignoringTokens("/api/tokens", "/api/tokens/broken", "/api/tokens/sum")
                .forAdmins(HttpMethod.GET, "/api/admin");
    }

    @GetMapping({"/api/open", "/api/tokens", "/internal/hello"})
    Map<String, String> hello() {
        return Map.of("hello", "world");
    }

    @GetMapping("/api/me")
    SignedInUser me(SignedInUser user) {
        return user;
    }

    @GetMapping("/api/admin")
    String admin() {
        return "yes";
    }

    @PostMapping("/api/tokens")
    Greeting echo(@RequestBody Greeting greeting) {
        return greeting;
    }

    @PostMapping("/api/tokens/sum")
    int sum(@Valid @RequestBody Numbers request) {
        return request.numbers().stream().mapToInt(Number::value).sum();
    }

    @GetMapping("/api/tokens/broken")
    String broken() {
        throw new IllegalStateException("the secret reason");
    }
}
