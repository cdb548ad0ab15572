package dev.pavedroad.order.tracking;

import dev.pavedroad.order.NeighbourServices;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** One whole instance on a port; the time between comments is short, all else is as it comes. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"pavedroad.tracking.comment-every=300ms", "pavedroad.tracking.most-streams-of-user=3"})
@Import(NeighbourServices.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface TrackingTest {}
