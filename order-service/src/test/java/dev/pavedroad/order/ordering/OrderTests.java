package dev.pavedroad.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pavedroad.order.product.StockReservation.Refused;
import dev.pavedroad.order.product.StockReservation.Refused.Reason;
import dev.pavedroad.order.product.StockReservation.Refused.Shortage;
import dev.pavedroad.order.product.StockReservation.Reserved;
import dev.pavedroad.order.product.StockReservation.Reserved.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final UUID TEAPOT = UUID.randomUUID();
    private static final UUID CUP = UUID.randomUUID();

    private final Order order =
            Order.place(UUID.randomUUID(), new Customer(UUID.randomUUID(), "ada@example.com", "Ada"),
                    List.of(OrderLine.of(TEAPOT, 2), OrderLine.of(CUP, 3)), NOW);

    @Test
    void startsPendingWithoutPrices() {
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.total()).isNull();
        assertThat(order.history()).containsExactly(new StatusChange(OrderStatus.PENDING, NOW));
    }

    @Test
    void takesNamesAndPricesFromTheReservationAndAddsThemUp() {
        confirm();
        assertThat(order.total()).isEqualByComparingTo("26.00");
        assertThat(order.lines()).extracting(OrderLine::sku).containsExactly("T-1", "C-1");
    }

    @Test
    void keepsWhatWasLeftWhenItIsRejected() {
        order.reject(new Refused(Reason.INSUFFICIENT_STOCK, List.of(new Shortage(CUP, 3, 1))), true, NOW);
        assertThat(order.refusal()).isEqualTo(Reason.INSUFFICIENT_STOCK);
        assertThat(order.lines()).extracting(OrderLine::available).containsExactly(null, 1);
        assertThat(order.total()).isNull();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            PENDING,   CONFIRMED, true
            PENDING,   REJECTED,  true
            PENDING,   CANCELLED, true
            PENDING,   SHIPPED,   false
            PENDING,   DELIVERED, false
            CONFIRMED, SHIPPED,   true
            CONFIRMED, CANCELLED, true
            CONFIRMED, CONFIRMED, false
            CONFIRMED, DELIVERED, false
            CONFIRMED, REJECTED,  false
            SHIPPED,   DELIVERED, true
            SHIPPED,   CANCELLED, false
            SHIPPED,   SHIPPED,   false
            REJECTED,  CANCELLED, false
            REJECTED,  CONFIRMED, false
            CANCELLED, CONFIRMED, false
            CANCELLED, CANCELLED, false
            DELIVERED, CANCELLED, false
            DELIVERED, SHIPPED,   false
            """)
    void movesOnlyForward(OrderStatus from, OrderStatus to, boolean legal) {
        assertThat(from.mayBecome(to)).isEqualTo(legal);
    }

    @Test
    void refusesToCancelAShippedOrder() {
        confirm();
        order.ship("TRACK-1", NOW);
        assertThatExceptionOfType(IllegalTransitionException.class).isThrownBy(() -> order.cancel(NOW))
                .withMessage("An order that is SHIPPED cannot become CANCELLED.");
        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(order.trackingNumber()).isEqualTo("TRACK-1");
    }

    private void confirm() {
        order.confirm(new Reserved(List.of(new Item(TEAPOT, "T-1", "Teapot", new BigDecimal("10.00"), 2),
                new Item(CUP, "C-1", "Cup", new BigDecimal("2.00"), 3))), NOW);
    }
}
