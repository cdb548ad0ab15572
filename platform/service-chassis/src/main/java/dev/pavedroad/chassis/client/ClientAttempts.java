package dev.pavedroad.chassis.client;

import feign.micrometer.FeignContext;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;

/**
 * What an attempt of a client is called. Feign's own name for it is also that of Spring's HTTP clients, whose labels are
 * others, and Prometheus keeps only one of the two.
 */
class ClientAttempts implements GlobalObservationConvention<FeignContext> {

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof FeignContext;
    }

    @Override
    public String getName() {
        return "client.attempt";
    }

    @Override
    public String getContextualName(FeignContext attempt) {
        return attempt.getCarrier().httpMethod() + " " + callee(attempt);
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(FeignContext attempt) {
        var request = attempt.getCarrier();
        var answer = attempt.getResponse();
        return KeyValues.of("callee", callee(attempt), "method", request.httpMethod().name(),
                "uri", request.requestTemplate().methodMetadata().template().url(),
                "status", answer == null ? "none" : Integer.toString(answer.status()));
    }

    private static String callee(FeignContext attempt) {
        return attempt.getCarrier().requestTemplate().feignTarget().name();
    }
}
