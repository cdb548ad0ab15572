package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A collector that never answers, or that nobody is at; every request of this system is traced to it. */
@DevStackOnly
class CollectorAwayTests {

    private static final int REQUESTS = 60;

    private final Client customer = Client.newCustomer();

    @AfterEach
    void resume() {
        RunningSystem.traces().resume();
    }

    @Test
    void isNotNoticedByAnyRequestWhileItHangs() {
        RunningSystem.traces().hang();
        isNotNoticed();
    }

    @Test
    void isNotNoticedByAnyRequestWhileItIsStopped() {
        RunningSystem.traces().leave();
        isNotNoticed();
    }

    // The exporters of this system wait for the collector for longer than the gateway waits for a service.
    private void isNotNoticed() {
        for (var i = 0; i < REQUESTS; i++) {
            assertThat(customer.get("/api/orders").status()).isEqualTo(200);
        }
    }
}
