package dev.pavedroad.order.outbox;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table behind the outbox. */
@Component
class Announcements {

    record Waiting(UUID id, String body, String trace) {}

    // Long enough to see what was said when a customer asks; notification-service has its own copy.
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    Announcements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID id, UUID orderId, int sequence, String body, String trace) {
        jdbc.sql("""
                insert into announcements (id, order_id, sequence, body, trace)
                values (:id, :order, :sequence, :body, :trace)
                """)
                .param("id", id).param("order", orderId).param("sequence", sequence).param("body", body)
                .param("trace", trace, Types.VARCHAR).update();
    }

    List<Waiting> waiting(UUID orderId, int upTo) {
        return jdbc.sql("""
                select id, body, trace from announcements
                where order_id = :order and sequence <= :upTo and taken_at is null order by sequence
                """)
                .param("order", orderId).param("upTo", upTo).query(Waiting.class).list();
    }

    void taken(UUID id) {
        jdbc.sql("update announcements set taken_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant())).param("id", id).update();
    }

    int forgetTaken() {
        return jdbc.sql("delete from announcements where taken_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT))).update();
    }
}
