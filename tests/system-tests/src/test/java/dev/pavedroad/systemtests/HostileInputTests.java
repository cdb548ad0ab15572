package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@DevStackOnly
class HostileInputTests {

    private static final int REQUESTS = Integer.getInteger("hostile.requests", 1_000);
    // So many at once: more would wait for password hashes, which is a 503 by design.
    private static final int CLIENTS = 4;
    private static final long MAX_MEGABYTES_MORE = 48;

    // The same in every build, so that a build fails for its change alone; another seed finds other things.
    private final long seed = Long.getLong("hostile.seed", 9548388998746L);
    private final HostileRequests requests = new HostileRequests(PublicContract.endpoints());

    @Test
    void refusesWhateverIsSentInTheFormOfTheContract() throws Exception {
        System.out.println("hostile.seed=" + seed);
        send(seed - REQUESTS / 10, REQUESTS / 10);
        var before = Heap.megabytes();
        assertThat(send(seed, REQUESTS)).as("hostile.seed=%d", seed).isEmpty();
        var after = Heap.megabytes();
        System.out.printf("heap used before %s, after %s MB%n", before, after);
        before.forEach((service, used) -> assertThat(after.get(service)).as("memory of " + service)
                .isLessThan(used + MAX_MEGABYTES_MORE));
        var product = Catalogue.newProduct(Client.administrator(), 100);
        SystemReadiness.awaitOrdersAndReads(Duration.ofSeconds(60), Client.newCustomer(), product);
    }

    @Test
    void givesUpOnABodyThatDoesNotCome() throws Exception {
        var request = "POST /api/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer %s\r\nContent-Length: 100\r\n\r\n{".formatted(Client.newCustomer().token());
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<RawHttp.Response> stall = () -> RawHttp.begin(request.getBytes(StandardCharsets.US_ASCII));
            var answers = clients.invokeAll(Collections.nCopies(5, stall));
            assertThat(answers.stream().map(Future::resultNow).toList()).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(408);
                assertThat(ProblemForm.violations("POST", answer)).isEmpty();
            });
        }
    }

    private List<String> send(long first, int count) throws InterruptedException, ExecutionException {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var answers = clients.invokeAll(LongStream
                    .range(first, first + count).<Callable<List<String>>>mapToObj(
                            it -> () -> tried(requests.next(it)))
                    .toList());
            return answers.stream().map(Future::resultNow).flatMap(List::stream).toList();
        }
    }

    private static List<String> tried(HostileRequest request) {
        try {
            return ProblemForm.violations(request.method, RawHttp.send(request.bytes())).stream()
                    .map(violation -> violation + " <- " + request).toList();
        } catch (IOException | RuntimeException e) {
            return List.of(e + " <- " + request);
        }
    }
}
