package dev.pavedroad.product.reservation;

import static dev.pavedroad.product.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.product.ProductServiceTest;
import dev.pavedroad.product.TestCatalogue;
import dev.pavedroad.product.reservation.ReservationOutcome.InsufficientStock;
import dev.pavedroad.product.reservation.ReservationOutcome.Released;
import dev.pavedroad.product.reservation.ReservationOutcome.Reserved;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ProductServiceTest
class ConcurrentReservationsTests {

    @Autowired
    private StockReserving reserving;

    @Autowired
    private TestCatalogue catalogue;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void reserveWhatIsThereAndNotOneMore() throws Exception {
        var product = catalogue.product("Cup", "1", 25);

        var outcomes = allAtOnce(60, _ -> reserving.reserve(UUID.randomUUID(), List.of(line(product, 1))));

        assertThat(outcomes).hasSize(60).hasOnlyElementsOfTypes(Reserved.class, InsufficientStock.class);
        assertThat(outcomes.stream().filter(Reserved.class::isInstance)).hasSize(25);
        assertThat(catalogue.stockOf(product)).isZero();
    }

    @Test
    void doNotDeadlockWhenTheirLinesCross() throws Exception {
        var products = IntStream.range(0, 6).mapToObj(_ -> catalogue.product("Cup", "1", 100)).toList();

        var outcomes = allAtOnce(60, number -> reserving.reserve(UUID.randomUUID(), products.stream()
                .sorted((one, other) -> number % 2 == 0 ? one.compareTo(other) : other.compareTo(one))
                .map(product -> line(product, 1)).toList()));

        assertThat(outcomes).hasSize(60).hasOnlyElementsOfType(Reserved.class);
        assertThat(products).allSatisfy(product -> assertThat(catalogue.stockOf(product)).isEqualTo(40));
    }

    @Test
    void doNotDeadlockWithReleasesThatCrossThem() throws Exception {
        var products = IntStream.range(0, 50).mapToObj(_ -> catalogue.product("Cup", "1", 100)).toList();
        var lines = products.stream().map(product -> line(product, 1)).toList();
        var orders = IntStream.range(0, 30).mapToObj(_ -> UUID.randomUUID()).toList();
        orders.forEach(order -> reserving.reserve(order, lines));

        allAtOnce(60, number -> {
            if (number % 2 == 0) {
                reserving.release(orders.get(number / 2));
                return null;
            }
            return reserving.reserve(UUID.randomUUID(), lines.reversed());
        });

        assertThat(products).allSatisfy(product -> assertThat(catalogue.stockOf(product)).isEqualTo(70));
    }

    @Test
    void takeStockOnceHoweverOftenAnOrderAsks() throws Exception {
        var product = catalogue.product("Cup", "1", 25);
        var order = UUID.randomUUID();

        var outcomes = allAtOnce(32, _ -> reserving.reserve(order, List.of(line(product, 3))));

        assertThat(outcomes).hasSize(32).containsOnly(outcomes.getFirst()).hasOnlyElementsOfType(Reserved.class);
        assertThat(catalogue.stockOf(product)).isEqualTo(22);
    }

    @Test
    void giveStockBackOnceHoweverOftenItIsReleased() throws Exception {
        var product = catalogue.product("Cup", "1", 25);
        var order = UUID.randomUUID();
        reserving.reserve(order, List.of(line(product, 3)));

        allAtOnce(16, _ -> {
            reserving.release(order);
            return null;
        });

        assertThat(catalogue.stockOf(product)).isEqualTo(25);
    }

    @RepeatedTest(10)
    void leaveTheStockRightWhenAReleaseRacesThem() throws Exception {
        var product = catalogue.product("Cup", "1", 25);
        var order = UUID.randomUUID();

        var outcomes = allAtOnce(8, number -> {
            if (number % 4 == 3) {
                reserving.release(order);
                return new Released();
            }
            return reserving.reserve(order, List.of(line(product, 3)));
        });

        assertThat(outcomes).hasOnlyElementsOfTypes(Reserved.class, Released.class);
        assertThat(catalogue.stockOf(product)).isEqualTo(25);
        assertThat(reserving.reserve(order, List.of(line(product, 3)))).isEqualTo(new Released());
    }

    @Test
    void loseNothingThatAnAdjustmentOrARevisionDoesMeanwhile() throws Exception {
        var product = catalogue.product("Cup", "1", 25);

        allAtOnce(40, number -> switch (number % 4) {
            case 0 -> catalogue.adjustStock(product, 1);
            case 1 -> http.put().uri("/api/products/{id}", product).header(AUTHORIZATION, TestTokens.admin())
                    .contentType(APPLICATION_JSON).content("""
                            {"sku": "%s", "name": "Mug", "description": "", "category": "C", "price": %d}"""
                            .formatted(product, number))
                    .exchange();
            default -> reserving.reserve(UUID.randomUUID(), List.of(line(product, 1)));
        });

        assertThat(catalogue.stockOf(product)).isEqualTo(15);
    }

    @Test
    void doNotWaitForEver() {
        var product = catalogue.product("Cup", "1", 25);
        var order = UUID.randomUUID();

        transactions.executeWithoutResult(_ -> {
            jdbc.sql("select 1 from products where id = :id for update").param("id", product).query().singleRow();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answer = threads.submit(() -> put(order, product));
                assertThat(answer).succeedsWithin(Duration.ofMinutes(1));
                assertProblem(answer.resultNow(), 503, "service-unavailable");
                assertThat(answer.resultNow()).containsHeader("Retry-After");
            }
        });

        assertThat(catalogue.stockOf(product)).isEqualTo(25);
        assertThat(put(order, product)).hasStatusOk();
        assertThat(catalogue.stockOf(product)).isEqualTo(24);
    }

    private MvcTestResult put(UUID order, UUID product) {
        return http.put().uri("/internal/reservations/{order}", order)
                .header(AUTHORIZATION, TestTokens.service("order-service", "product-service"))
                .contentType(APPLICATION_JSON).content("""
                        {"items": [{"productId": "%s", "quantity": 1}]}""".formatted(product)).exchange();
    }

    private static RequestedLine line(UUID product, int quantity) {
        return new RequestedLine(product, quantity);
    }

    private static <T> List<T> allAtOnce(int times, IntFunction<T> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, times).mapToObj(number -> threads.submit((Callable<T>) () -> {
                start.await();
                return work.apply(number);
            })).toList();
            start.countDown();
            for (Future<T> result : results) {
                result.get();
            }
            return results.stream().map(Future::resultNow).toList();
        }
    }
}
