package dev.pavedroad.product.reservation;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old refusals and releases, which one account could otherwise heap up; a second instance finds nothing to do. */
@Component
@EnableScheduling
class ReservationRetention {

    private static final Logger log = LoggerFactory.getLogger(ReservationRetention.class);

    private final Reservations reservations;
    private final ReservationProperties settings;
    private final Clock clock;

    ReservationRetention(Reservations reservations, ReservationProperties settings, Clock clock) {
        this.reservations = reservations;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void deleteOld() {
        var before = clock.instant().minus(settings.retention());
        var deleted = 0;
        int batch;
        do {
            batch = reservations.deleteWithoutStock(before);
            deleted += batch;
        } while (batch > 0);
        log.info("reservations deleted count={} before={}", deleted, before);
    }
}
