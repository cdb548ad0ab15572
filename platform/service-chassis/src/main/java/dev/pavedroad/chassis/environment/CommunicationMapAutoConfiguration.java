package dev.pavedroad.chassis.environment;

import dev.pavedroad.map.CommunicationMap;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Gives a service the communication map, and the clock. */
@AutoConfiguration
class CommunicationMapAutoConfiguration {

    @Bean
    CommunicationMap communicationMap(Environment environment) {
        return MapFile.read(environment);
    }

    // In milliseconds, so that a time reads the same before and after it was stored.
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
