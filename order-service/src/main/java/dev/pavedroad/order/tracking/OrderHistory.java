package dev.pavedroad.order.tracking;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what has happened, to one order or to many at once. */
@Component
class OrderHistory {

    private final JdbcClient jdbc;

    OrderHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StatusEvent> of(UUID order) {
        return of(Set.of(order)).getOrDefault(order, List.of());
    }

    Map<UUID, List<StatusEvent>> of(Set<UUID> orders) {
        return jdbc.sql("""
                select order_id, position + 1 as id, status, at from order_history
                where order_id in (:orders) order by order_id, position
                """)
                .param("orders", orders).query(StatusEvent.class).list().stream()
                .collect(groupingBy(StatusEvent::orderId));
    }
}
