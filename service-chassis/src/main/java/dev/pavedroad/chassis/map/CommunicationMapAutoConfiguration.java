package dev.pavedroad.chassis.map;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Gives a service the communication map, and the clock. */
@AutoConfiguration
class CommunicationMapAutoConfiguration {

    @Bean
    CommunicationMap communicationMap() {
        return CommunicationMap.fromClasspath();
    }

    // In milliseconds, so that a time reads the same before and after it was stored.
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
