package dev.pavedroad.chassis.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Stops a service that lacks a key with one sentence in the place of a stack trace. */
class MissingKeyFailureAnalyzer extends AbstractFailureAnalyzer<MissingKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingKeyException cause) {
        return new FailureAnalysis(cause.getMessage(),
                "Make the keys with dev.pavedroad.chassis.keys.KeyTool, as ./run does, and set the variable.", cause);
    }
}
