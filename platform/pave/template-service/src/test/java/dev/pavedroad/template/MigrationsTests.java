package dev.pavedroad.template;

import dev.pavedroad.chassis.test.MigrationRule;
import org.junit.jupiter.api.Test;

class MigrationsTests {

    @Test
    void letTheLastReleaseRunOn() {
        MigrationRule.holds();
    }
}
