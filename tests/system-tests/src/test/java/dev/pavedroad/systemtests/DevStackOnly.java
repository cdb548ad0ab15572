package dev.pavedroad.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that kills processes or reads their metrics: it needs the dev stack, not a system that runs elsewhere. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(DevStackOnly.Condition.class)
public @interface DevStackOnly {

    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return RunningSystem.isLocal()
                    ? ConditionEvaluationResult.enabled("the stack is here")
                    : ConditionEvaluationResult.disabled("-Dsystem.url names a system that runs elsewhere");
        }
    }
}
