package dev.pavedroad.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;

/** For tests that wait until a timeout passes; one application context serves all of them. */
@TestPropertySource(
        properties = {"pavedroad.gateway.response-timeout=1s", "pavedroad.gateway.request-body-timeout=500ms",
            "pavedroad.gateway.breaker.slow-after=400ms", "pavedroad.gateway.breaker.open-for=200ms"})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ShortTimeouts {}
