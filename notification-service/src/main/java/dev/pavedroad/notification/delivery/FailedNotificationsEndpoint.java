package dev.pavedroad.notification.delivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** Lists failed notifications on the management port, and retries one on an operator's request. */
@Component
@WebEndpoint(id = "failednotifications")
class FailedNotificationsEndpoint {

    private static final Logger log = LoggerFactory.getLogger(FailedNotificationsEndpoint.class);

    private final Deliveries deliveries;
    private final DeliveryQueues queues;

    FailedNotificationsEndpoint(Deliveries deliveries, DeliveryQueues queues) {
        this.deliveries = deliveries;
        this.queues = queues;
    }

    @ReadOperation
    Map<String, List<DeliveryView>> list() {
        return Map.of("items", deliveries.lastFailed());
    }

    @WriteOperation
    WebEndpointResponse<Map<String, List<Channel>>> tryAgain(@Selector UUID id) {
        var channels = queues.retryFailed(id);
        log.info("another try of a failed notification id={} channels={}", id, channels);
        return new WebEndpointResponse<>(Map.of("queued", channels), channels.isEmpty()
                ? WebEndpointResponse.STATUS_NOT_FOUND
                : WebEndpointResponse.STATUS_OK);
    }
}
