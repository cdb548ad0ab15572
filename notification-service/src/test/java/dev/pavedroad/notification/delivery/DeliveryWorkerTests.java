package dev.pavedroad.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import dev.pavedroad.notification.delivery.Outcome.Sent;
import dev.pavedroad.notification.inbox.Notifications;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class DeliveryWorkerTests {

    private static final DeliveryProperties SETTINGS = new DeliveryProperties(Duration.ofSeconds(1),
            Duration.ofSeconds(60), Duration.ofHours(24), Duration.ofDays(90), Duration.ofDays(90), 100);

    private final Delivery delivery = new Delivery(7, UUID.randomUUID(), UUID.randomUUID(), Channel.EMAIL,
            DeliveryStatus.QUEUED, 1, null, Instant.now(), Instant.now(), null);
    private final DeliveryQueues queues = mock();
    private final Notifications notifications = mock();
    private final ChannelSender sender = mock();

    @Test
    void sendsNoSecondCopyWhileTheDatabaseIsAway() {
        when(sender.channel()).thenReturn(Channel.EMAIL);
        when(sender.deliver(any(), any())).thenReturn(new Sent());
        when(queues.begin(7)).thenReturn(Optional.of(delivery));
        doThrow(new DataAccessResourceFailureException("away"), new CannotCreateTransactionException("away"))
                .doNothing().when(queues).markSent(delivery);

        assertThat(worker().attempt(7)).isInstanceOf(OnCompleteRemove.class);

        verify(sender, times(1)).deliver(any(), any());
        verify(queues, times(3)).markSent(delivery);
    }

    private DeliveryWorker worker() {
        return new DeliveryWorker(queues, notifications, List.of(sender), SETTINGS, new SimpleMeterRegistry(),
                Clock.systemUTC());
    }
}
