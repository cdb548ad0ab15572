package dev.pavedroad.order.announcing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.pavedroad.order.announcing.Announcement.Recipient;
import dev.pavedroad.order.ordering.OrderStatus;
import dev.pavedroad.order.ordering.OrderView;
import dev.pavedroad.order.ordering.StatusChange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** notification-service would refuse a longer one for ever. */
class LargestAnnouncementTests {

    private static final int MAX_REQUEST_BODY_BYTES = 64 * 1024;
    private static final int MAX_PUSH_SUBSCRIPTION_BYTES = 2000 + 2 * 100 + 50;

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\u0001", "\ud83e\udd80"})
    void isNoLongerThanABodyMayBe(String character) throws Exception {
        var id = UUID.randomUUID();
        var at = Instant.parse("2026-01-01T00:00:00.123456789Z");
        var item =
                new OrderView.Item(id, character.repeat(64), character.repeat(100), new BigDecimal("1000000.00"), 1000);
        var history = Stream.of(OrderStatus.PENDING, OrderStatus.CONFIRMED, OrderStatus.SHIPPED, OrderStatus.DELIVERED)
                .map(status -> new StatusChange(status, at)).toList();
        var order = new OrderView(id, id, OrderStatus.DELIVERED, Collections.nCopies(50, item),
                new BigDecimal("50000000000.00"), character.repeat(100), at, history);
        var announcement = new Announcement(id, "ORDER_DELIVERED",
                new Recipient(character.repeat(100), "x".repeat(254), null), order);
        var json = JsonMapper.builder().addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build().writeValueAsString(announcement);
        assertThat(json.getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(MAX_REQUEST_BODY_BYTES - MAX_PUSH_SUBSCRIPTION_BYTES);
    }
}
