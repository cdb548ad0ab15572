package dev.pavedroad.chassis.test;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets a test wait for a condition for a minute unless it says otherwise: Awaitility's own ten seconds are too short for
 * a machine that is ten times slower, and a minute costs nothing while tests pass.
 */
class AwaitilityTimeout implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
