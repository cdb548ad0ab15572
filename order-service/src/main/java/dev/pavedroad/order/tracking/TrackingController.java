package dev.pavedroad.order.tracking;

import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.order.ordering.OrderQueries;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TrackingController {

    private final OrderQueries orders;
    private final Tracking tracking;

    TrackingController(OrderQueries orders, Tracking tracking) {
        this.orders = orders;
        this.tracking = tracking;
    }

    @GetMapping(path = "/api/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void follow(SignedInUser user, @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") @Min(0) int lastEventId, HttpMethod method,
            HttpServletResponse response) {
        orders.requireVisible(id, user);
        if (method.equals(HttpMethod.HEAD)) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            return;
        }
        tracking.follow(id, user, lastEventId, response);
    }
}
