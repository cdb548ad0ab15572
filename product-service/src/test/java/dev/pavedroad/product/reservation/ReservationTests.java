package dev.pavedroad.product.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.product.reservation.ReservationOutcome.Conflict;
import dev.pavedroad.product.reservation.ReservationOutcome.InsufficientStock;
import dev.pavedroad.product.reservation.ReservationOutcome.Released;
import dev.pavedroad.product.reservation.ReservationOutcome.Reserved;
import dev.pavedroad.product.reservation.ReservationOutcome.UnknownProducts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReservationTests {

    private final UUID order = UUID.randomUUID();
    private final StockedProduct cup = new StockedProduct(UUID.randomUUID(), "C", "Cup", BigDecimal.TEN, 5);
    private final StockedProduct pot = new StockedProduct(UUID.randomUUID(), "P", "Pot", BigDecimal.ONE, 1);

    @Test
    void takesAllLinesWhenThereIsJustEnough() {
        var reservation = reservation(line(cup, 5), line(pot, 1));

        assertThat(reservation.outcome()).isEqualTo(new Reserved(reservation.lines()));
        assertThat(reservation.taken()).extracting(ReservationLine::productId).containsExactly(cup.id(), pot.id());
    }

    @Test
    void takesNothingWhenOneLineIsShort() {
        var reservation = reservation(line(cup, 5), line(pot, 2));

        assertThat(reservation.outcome()).isEqualTo(new InsufficientStock(List.of(reservation.lines().get(1))));
        assertThat(reservation.taken()).isEmpty();
    }

    @Test
    void takesNothingWhenAProductIsUnknownWhateverElseIsShort() {
        var stranger = UUID.randomUUID();
        var reservation = reservation(new RequestedLine(stranger, 1), line(pot, 2));

        assertThat(reservation.outcome()).isEqualTo(new UnknownProducts(List.of(stranger)));
        assertThat(reservation.taken()).isEmpty();
    }

    @Test
    void answersTheSameRequestAlikeAndRefusesAnother() {
        var reservation = reservation(line(cup, 2), line(pot, 1));

        assertThat(reservation.answerTo(List.of(line(cup, 2), line(pot, 1)))).isEqualTo(reservation.outcome());
        assertThat(reservation.answerTo(List.of(line(cup, 2)))).isEqualTo(new Conflict());
        assertThat(reservation.answerTo(List.of(line(cup, 2), line(pot, 2)))).isEqualTo(new Conflict());
        assertThat(reservation.answerTo(List.of(line(pot, 1), line(cup, 2)))).isEqualTo(new Conflict());
    }

    @Test
    void answersEveryRequestAlikeOnceReleased() {
        var released = new Reservation(order, reservation(line(cup, 2)).lines(), true);

        assertThat(released.answerTo(List.of(line(cup, 2)))).isEqualTo(new Released());
        assertThat(released.answerTo(List.of(line(pot, 1)))).isEqualTo(new Released());
    }

    private Reservation reservation(RequestedLine... lines) {
        return Reservation.of(order, List.of(lines), Map.of(cup.id(), cup, pot.id(), pot));
    }

    private static RequestedLine line(StockedProduct product, int quantity) {
        return new RequestedLine(product.id(), quantity);
    }
}
