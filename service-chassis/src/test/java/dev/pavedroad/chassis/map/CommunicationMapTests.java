package dev.pavedroad.chassis.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pavedroad.chassis.map.CommunicationMap.Call;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunicationMapTests {

    private static final String TWO = "services: {a: {port: 1}, b: {port: 2}}\n";

    @Test
    void readsTheMapOfThisSystem() {
        var map = CommunicationMap.fromClasspath();
        assertThat(map.services().get("api-gateway").publicDoor()).isTrue();
        assertThat(map.services().get("order-service").database()).isEqualTo("orders");
        assertThat(map.services().get("notification-service").internet()).containsExactly(587, 443);
        assertThat(map.callersOf("product-service")).containsExactlyInAnyOrder("api-gateway", "order-service");
        assertThat(map.callersOf("notification-service")).containsExactly("order-service");
        assertThat(map.calleesOf("user-service")).isEmpty();
        assertThat(map.observers()).containsOnlyKeys("prometheus");
    }

    @Test
    void needsNoObservers() {
        assertThat(read(TWO + "calls: []").observers()).isEmpty();
    }

    @Test
    void keepsTheReasonOfACall() {
        assertThat(read(TWO + "calls: [{from: a, to: b, why: Because}]").calls())
                .containsExactly(new Call("a", "b", "Because"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            services: {A: {port: 1}}                          | service 'A' must be lower-case words
            services: {a: {port: 1}, b: {port: 1}}            | 'a' and 'b' both have port 1
            services: {a: {port: 0}}                          | needs a port from 1 to 65535, not '0'
            services: {a: {port: x}}                          | needs a port from 1 to 65535, not 'x'
            services: {a: {}}                                 | needs a port from 1 to 65535, not 'null'
            services: {a: {port: 1, prot: 2}}                 | has the unknown key 'prot'; known are
            services: {a: {port: 1, public: 7}}               | 'public' must be true or false
            services: {a: {port: 1, database: 10.0.0.0/8}}    | 'database' must be a lower-case name
            services: {a: {port: 1, internet: 443}}           | internet must be a list
            services: {a: {port: 1, internet: [0.0.0.0/0]}}   | needs a port from 1 to 65535, not '0.0.0.0/0'
            services: {a: {port: 1}, a: {port: 2}}            | found duplicate key a
            services: [                                       | it is not valid YAML
            services: 3                                       | services must be a table
            more: 3                                           | has the unknown key 'more'
            """)
    void saysWhatIsWrongWithAService(String yaml, String sentence) {
        assertThatExceptionOfType(InvalidMapException.class).isThrownBy(() -> read(yaml + "\ncalls: []"))
                .withMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{from: a, to: c, why: x}]                           | names 'c', which is not a service on the map
            [{from: a, to: a, why: x}]                           | 'a' calls itself
            [{from: a, to: b}]                                   | needs 'why'
            [{from: a, to: b, why: ' '}]                         | needs 'why'
            [{from: a, to: b, why: x}, {from: a, to: b, why: y}] | the call a -> b is there twice
            [{from: a, to: b, why: x, port: 1}]                  | has the unknown key 'port'
            7                                                    | calls must be a list
            """)
    void saysWhatIsWrongWithACall(String calls, String sentence) {
        assertThatExceptionOfType(InvalidMapException.class).isThrownBy(() -> read(TWO + "calls: " + calls))
                .withMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {10.0.0.0/8: {why: x}}      | observer '10.0.0.0/8' must be lower-case words
            {a: {why: x}}               | 'a' is a service; an observer is none
            {c: {}}                     | needs 'why'
            {c: }                       | observer 'c' must be a table
            {c: {why: x, port: 9000}}   | has the unknown key 'port'
            [c]                         | observers must be a table
            {c: {why: x}, c: {why: y}}  | found duplicate key c
            """)
    void saysWhatIsWrongWithAnObserver(String observers, String sentence) {
        assertThatExceptionOfType(InvalidMapException.class)
                .isThrownBy(() -> read(TWO + "calls: []\nobservers: " + observers)).withMessageContaining(sentence);
    }

    private static CommunicationMap read(String yaml) {
        return CommunicationMap.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
