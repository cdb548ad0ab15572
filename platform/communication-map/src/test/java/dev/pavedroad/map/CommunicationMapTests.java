package dev.pavedroad.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pavedroad.map.CommunicationMap.Call;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;

class CommunicationMapTests {

    private static final Path MAPS = Path.of("src/test/maps");
    private static final List<Path> LEGAL = files("legal");
    private static final List<Path> ILLEGAL = files("illegal");
    private static final String TWO = "services: {a: {port: 3000, public: true}, b: {port: 3001}}\n";

    @Test
    void readsTheMapOfThisSystem() {
        var map = CommunicationMap.fromClasspath();
        assertThat(map.services().get("api-gateway").isPublic()).isTrue();
        assertThat(map.services().get("order-service").database()).isEqualTo("orders");
        assertThat(map.services().get("notification-service").internet()).containsExactly(587, 443);
        assertThat(map.callersOf("product-service")).contains("api-gateway", "order-service");
        assertThat(map.callersOf("notification-service")).contains("order-service").doesNotContain("api-gateway");
        assertThat(map.calleesOf("user-service")).isEmpty();
        assertThat(map.observers()).containsOnlyKeys("prometheus");
    }

    @Test
    void needsNoObservers() {
        assertThat(read(TWO + "calls: []").observers()).isEmpty();
    }

    @Test
    void keepsTheReasonOfACall() {
        assertThat(read(TWO + "calls: [{from: a, to: b, why: Because}]").calls()).extracting(Call::why)
                .containsExactly("Because");
    }

    @Test
    void allowsWhatACallNames() {
        var call = read(TWO
                + "calls: [{from: b, to: a, why: x, allow: [PUT /internal/reservations/*, GET /internal/x/**]}]")
                .call("b", "a").orElseThrow();
        assertThat(call.allows("PUT", "/internal/reservations/17")).isTrue();
        assertThat(call.allows("GET", "/internal/x")).isTrue();
        assertThat(call.allows("HEAD", "/internal/x/y/z")).isTrue();
        assertThat(call.allows("DELETE", "/internal/reservations/17")).isFalse();
        assertThat(call.allows("PUT", "/internal/reservations")).isFalse();
        assertThat(call.allows("PUT", "/internal/reservations/17/items")).isFalse();
        assertThat(call.allows("GET", "/internal/xy")).isFalse();
        assertThat(call.allows("GET", "/internal.x/y")).isFalse();
    }

    @Test
    void allowsEveryMethodOfAPathAlone() {
        var call =
                read(TWO + "calls: [{from: a, to: b, why: x, allow: [/api/orders/**]}]").call("a", "b").orElseThrow();
        assertThat(call.allows("PATCH", "/api/orders/17")).isTrue();
        assertThat(call.allow()).hasToString("[/api/orders/**]");
    }

    @ParameterizedTest
    @CsvSource({"/api/a/**, /api/a, true", "/api/a/**, /api/*/b/c, true", "/api/*, /api/a, true",
        "/api/a/*, /api/a, false",
        "/api/a/**, /api/b/**, false", "GET /api/a, POST /api/a, true", "/api/a/*/b, /api/a/c, false"})
    void knowsWhichPathsMeet(String one, String other, boolean meet) {
        assertThat(Endpoint.parse(one).meets(Endpoint.parse(other))).isEqualTo(meet);
        assertThat(Endpoint.parse(other).meets(Endpoint.parse(one))).isEqualTo(meet);
    }

    @Test
    void allowsAnInternalCallAllThatIsInternalAndTheGatewayAllThatIsRouted() {
        var map = read("services: {door: {port: 3000, public: true}, b: {port: 3001}, c: {port: 3002}}\n"
                + "calls: [{from: door, to: b, why: x}, {from: b, to: c, why: x}]");
        assertThat(map.call("b", "c").orElseThrow().allows("PATCH", "/internal/any/thing")).isTrue();
        assertThat(map.call("b", "c").orElseThrow().allows("GET", "/api/orders")).isFalse();
        assertThat(map.call("door", "b").orElseThrow().allows("POST", "/api/orders")).isTrue();
        assertThat(map.call("door", "b").orElseThrow().allows("GET", "/internal/orders")).isFalse();
        assertThat(map.call("c", "b")).isEmpty();
    }

    // Terraform's and Helm's readers are compared with the same file.
    @ParameterizedTest
    @FieldSource("LEGAL")
    void isTheSameInEveryFormOfYaml(Path file) throws IOException {
        Map<String, Object> expected = new Yaml().load(Files.readString(MAPS.resolve("model.json")));
        assertThat(model(load(file))).isEqualTo(expected);
    }

    // The last line of each says what is to be said of it.
    @ParameterizedTest
    @FieldSource("ILLEGAL")
    void isRefusedWithItsLineAndWhatToDo(Path file) throws IOException {
        var expected = Files.readAllLines(file).getLast().replace("# refused, ", "").split(": ", 2);
        assertThatExceptionOfType(InvalidMapException.class).isThrownBy(() -> load(file))
                .withMessageStartingWith("communication-map.yml, " + expected[0] + ": ")
                .withMessageContaining(expected[1]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    calls: [{from: a, to: a, why: x}]                           | 'a' calls itself
                    calls: [{from: a, to: b, why: ' '}]                         | it must be a reason
                    calls: [{from: a, to: b, why: }]                            | must be a text
                    calls: [{from: a, to: b, why: x}, {from: a, to: b, why: z}] | the call a -> b is there twice
                    calls: [{from: b, to: a, why: x, allow: GET}]               | 'allow' of a call must be a list
                    calls: [{from: b, to: a, why: x, allow: []}]                | 'allow' of a call must list a method and a path
                    calls: [{from: b, to: a, why: x, allow: [GET]}]             | 'GET'; it must be a method and a path
                    calls: [{from: b, to: a, why: x, allow: [GO /internal/x]}]  | 'GO /internal/x'; it must be a method and a path
                    calls: [{from: b, to: a, why: x, allow: [GET /internal/x*]}] | 'GET /internal/x*'; it must be a method and
                    calls: [{from: b, to: a, why: x, allow: [GET /internal, GET /internal]}] | each once
                    calls: 7                                                    | 'calls' of the map must be a list
                    more: 3                                                     | the map has the unknown key 'more'
                    observers: {10.0.0.0/8: {why: x}}                           | '10.0.0.0/8' must be lower-case words
                    observers: {a: {why: x}}                                    | 'a' is a service; an observer is none
                    observers: {c: {}}                                          | needs 'why'
                    observers: {c: }                                            | must be a table
                    observers: [c]                                              | must be a table
                    """)
    void saysWhatIsWrong(String text, String sentence) {
        var yaml = TWO + (text.startsWith("calls") ? text : "calls: []\n" + text);
        assertThatExceptionOfType(InvalidMapException.class).isThrownBy(() -> read(yaml))
                .withMessageContaining(sentence);
    }

    private static Map<String, Object> model(CommunicationMap map) {
        var services = new HashMap<String, Object>();
        map.services().forEach((name, it) -> {
            var service = new HashMap<String, Object>(
                    Map.of("port", it.port(), "public", it.isPublic(), "internet", it.internet()));
            service.put("database", it.database());
            services.put(name, service);
        });
        var calls = map.calls().stream().map(it -> Map.of("from", it.from(), "to", it.to(), "why", it.why(),
                "allow", it.allow().stream().map(Endpoint::toString).toList())).toList();
        var observers = new HashMap<String, Object>();
        map.observers().forEach((name, it) -> observers.put(name, Map.of("why", it.why())));
        return Map.of("services", services, "calls", calls, "observers", observers);
    }

    private static CommunicationMap load(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return CommunicationMap.load(in);
        }
    }

    private static List<Path> files(String folder) {
        try (var files = Files.list(MAPS.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommunicationMap read(String yaml) {
        return CommunicationMap.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
