package dev.pavedroad.product.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.product.ProductServiceTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@ProductServiceTest
class ReservationRetentionTests {

    @Autowired
    private ReservationRetention retention;
    @Autowired
    private Reservations reservations;
    @Autowired
    private ScheduledTaskHolder schedule;

    @Test
    void isNinetyDaysForATombstone() {
        var old = UUID.randomUUID();
        var recent = UUID.randomUUID();
        var now = Clock.systemUTC().instant();
        reservations.release(old, now.minus(Duration.ofDays(91)));
        reservations.release(recent, now.minus(Duration.ofDays(89)));

        retention.deleteOld();

        assertThat(reservations.open(old, now)).isTrue();
        assertThat(reservations.open(recent, now)).isFalse();
    }

    @Test
    void isLookedAfterByItself() {
        assertThat(schedule.getScheduledTasks()).anyMatch(task -> task.toString().contains("ReservationRetention"));
    }
}
