package dev.pavedroad.product.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.data.jdbc.DataJdbcTest;
import org.springframework.context.annotation.Import;

@DataJdbcTest
@Import(Reservations.class)
class ReservationsTests {

    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    @Autowired
    private Reservations reservations;

    private final UUID order = UUID.randomUUID();

    @Test
    void opensAnOrderOnce() {
        assertThat(reservations.open(order, NOW)).isTrue();
        assertThat(reservations.open(order, NOW)).isFalse();
    }

    @Test
    void releasesAnOrderOnce() {
        reservations.open(order, NOW);

        assertThat(reservations.release(order, NOW)).isTrue();
        assertThat(reservations.release(order, NOW)).isFalse();
        assertThat(reservations.get(order).released()).isTrue();
    }

    @Test
    void leavesATombstoneWhereNothingWasReserved() {
        assertThat(reservations.release(order, NOW)).isTrue();
        assertThat(reservations.open(order, NOW)).isFalse();
        assertThat(reservations.get(order)).isEqualTo(new Reservation(order, List.of(), true));
    }

    @Test
    void keepsTheLinesInTheirOrderAndWhatWasFound() {
        var known = new StockedProduct(UUID.randomUUID(), "C-1", "Cup", new BigDecimal("12.50"), 3);
        var reservation = Reservation.of(order, List.of(new RequestedLine(UUID.randomUUID(), 1),
                new RequestedLine(known.id(), 2), new RequestedLine(UUID.randomUUID(), 1000)),
                Map.of(known.id(), known));
        reservations.open(order, NOW);

        reservations.addLines(reservation);

        assertThat(reservations.get(order)).isEqualTo(reservation);
    }

    @Test
    void deletesRefusalsAndReleasesOfOldAndKeepsStockThatIsHeld() {
        var cup = new StockedProduct(UUID.randomUUID(), "C-1", "Cup", new BigDecimal("12.50"), 3);
        var before = NOW.minusSeconds(1);
        var tombstone = UUID.randomUUID();
        reservations.release(tombstone, before);
        var unknown = decided(before, new RequestedLine(UUID.randomUUID(), 1), cup);
        var tooMany = decided(before, new RequestedLine(cup.id(), 4), cup);
        var held = decided(before, new RequestedLine(cup.id(), 3), cup);
        var released = decided(before, new RequestedLine(cup.id(), 1), cup);
        reservations.release(released, before);
        var heldUntilNow = decided(before, new RequestedLine(cup.id(), 1), cup);
        reservations.release(heldUntilNow, NOW);
        var refusedNow = decided(NOW, new RequestedLine(cup.id(), 4), cup);

        assertThat(reservations.deleteWithoutStock(NOW)).isEqualTo(4);
        assertThat(reservations.deleteWithoutStock(NOW)).isZero();

        assertThat(List.of(tombstone, unknown, tooMany, released)).allMatch(it -> reservations.open(it, NOW));
        assertThat(List.of(held, heldUntilNow, refusedNow)).noneMatch(it -> reservations.open(it, NOW));
        assertThat(reservations.get(held).lines()).hasSize(1);
    }

    private UUID decided(Instant at, RequestedLine requested, StockedProduct known) {
        var id = UUID.randomUUID();
        reservations.open(id, at);
        reservations.addLines(Reservation.of(id, List.of(requested), Map.of(known.id(), known)));
        return id;
    }
}
