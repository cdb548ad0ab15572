package dev.pavedroad.notification.delivery;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeliveryController {

    record Items(List<DeliveryView> items) {}

    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GetMapping("/internal/notifications")
    Items ofOrder(@RequestParam UUID orderId) {
        return new Items(deliveries.ofOrder(orderId));
    }
}
