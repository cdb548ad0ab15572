package dev.pavedroad.order.announcing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.pavedroad.chassis.client.CallRefusal;
import dev.pavedroad.chassis.client.ClientCalls;
import dev.pavedroad.chassis.observability.StoredTraces;
import dev.pavedroad.chassis.tasks.DurableTasks;
import dev.pavedroad.order.notification.Notifications;
import dev.pavedroad.order.announcing.Announcements.Waiting;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Holds what has to be announced until notification-service has taken it, for each order in its sequence. */
@Component
class Outbox {

    private static final String TASK = "relay-announcements";

    private final Announcements announcements;
    private final Notifications notifications;
    private final ClientCalls calls;
    private final DurableTasks tasks;
    private final StoredTraces traces;
    private final ObjectMapper json;

    Outbox(Announcements announcements, Notifications notifications, ClientCalls calls, DurableTasks tasks,
            StoredTraces traces, ObjectMapper json) {
        this.announcements = announcements;
        this.notifications = notifications;
        this.calls = calls;
        this.tasks = tasks;
        this.traces = traces;
        this.json = json;
    }

    /** Adds an announcement in the transaction of what it announces. */
    void add(UUID orderId, int sequence, Announcement announcement) {
        announcements.add(announcement.id(), orderId, sequence, text(announcement), traces.present());
        // Each announcement continues its own trace, whichever task hands it over.
        tasks.schedule(TASK, new AnnouncementKey(orderId, sequence).toString(), Duration.ZERO, null);
    }

    // An earlier one of the order goes first, though it has a task of its own: known ids are not announced twice.
    private void relay(AnnouncementKey turn) {
        for (var waiting : announcements.waiting(turn.orderId(), turn.sequence())) {
            traces.continued("announce-order", waiting.trace(), () -> handOver(waiting));
        }
    }

    private Void handOver(Waiting waiting) {
        calls.await(() -> notifications.announce(waiting.body()));
        announcements.markTaken(waiting.id());
        return null;
    }

    private String text(Announcement announcement) {
        try {
            return json.writeValueAsString(announcement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record AnnouncementKey(UUID orderId, int sequence) {

        static AnnouncementKey of(String text) {
            var parts = text.split("/");
            return new AnnouncementKey(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return orderId + "/" + sequence;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Relay {

        @Bean
        OneTimeTask<String> relayAnnouncements(Outbox outbox) {
            return DurableTasks.untilDone(TASK, CallRefusal::isCauseOf, id -> outbox.relay(AnnouncementKey.of(id)));
        }

        @Bean
        RecurringTask<Void> forgetTakenAnnouncements(Announcements announcements) {
            return DurableTasks.purging("forget-taken-announcements", Duration.ofHours(6),
                    announcements::forgetTaken);
        }
    }
}
