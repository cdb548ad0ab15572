package dev.pavedroad.notification.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.notification.inbox.Recipient.PushSubscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All accepted notifications; they never change. Plain SQL, for {@code on conflict} and jsonb. */
@Repository
public class Notifications {

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    Notifications(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Stores a notification unless one with its id is there, and says whether it did. */
    boolean add(Notification notification) {
        return database.sql("""
                insert into notifications
                    (id, order_id, type, recipient_name, recipient_email, recipient_push, order_view, accepted_at)
                values (:id, :orderId, :type, :name, :email, cast(:push as jsonb), cast(:order as jsonb), :now)
                on conflict do nothing""")
                .param("id", notification.id())
                .param("orderId", notification.order().id())
                .param("type", notification.type().name())
                .param("name", notification.recipient().name())
                .param("email", notification.recipient().email())
                .param("push", written(notification.recipient().push()), Types.VARCHAR)
                .param("order", written(notification.order()))
                .param("now", Timestamp.from(clock.instant()))
                .update() == 1;
    }

    /** The notification with this id, which must be there. */
    public Notification get(UUID id) {
        return database.sql("""
                select id, type, recipient_name, recipient_email, recipient_push, order_view
                from notifications where id = :id""")
                .param("id", id).query((row, _) -> read(row)).single();
    }

    private Notification read(ResultSet row) throws SQLException {
        return new Notification(row.getObject("id", UUID.class), NotificationType.valueOf(row.getString("type")),
                new Recipient(row.getString("recipient_name"), row.getString("recipient_email"),
                        stored(row.getString("recipient_push"), PushSubscription.class)),
                stored(row.getString("order_view"), AnnouncedOrder.class));
    }

    private String written(Object part) {
        try {
            return part == null ? null : json.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T stored(String text, Class<T> type) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored notification cannot be read", e);
        }
    }
}
