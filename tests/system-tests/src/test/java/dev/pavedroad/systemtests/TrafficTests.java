package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.CommunicationMap.Call;
import dev.pavedroad.systemtests.Span.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The map drawn from traffic: who called whom in all tests up to here, this last one included. */
@DevStackOnly
@Order(Integer.MAX_VALUE)
class TrafficTests {

    private static final Set<String> MAP = calls(CommunicationMap.fromClasspath().calls().stream());
    private static final Set<String> EXPECTED = calls(AddedServices.callsOfOthers());

    @Test
    void isTheCommunicationMap() {
        var product = Catalogue.newProduct(Client.administrator(), 1);
        assertThat(Client.newCustomer().order(product, 1).status()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(calls()).containsAll(EXPECTED));
        assertThat(MAP).containsAll(calls());
    }

    private static Set<String> calls(Stream<Call> of) {
        return of.map(it -> it.from() + " -> " + it.to()).collect(Collectors.toSet());
    }

    private static Set<String> calls() {
        var spans = RunningSystem.traces().spans();
        Map<String, Span> byId = new HashMap<>();
        spans.forEach(it -> byId.put(it.id(), it));
        var calls = new TreeSet<String>();
        for (var span : spans) {
            var caller = byId.get(span.parent());
            if (span.kind() == Kind.SERVER && caller != null) {
                calls.add(caller.service() + " -> " + span.service());
            }
        }
        return calls;
    }
}
