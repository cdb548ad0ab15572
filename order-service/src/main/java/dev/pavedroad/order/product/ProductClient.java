package dev.pavedroad.order.product;

import dev.pavedroad.order.product.StockReservation.Reserved;
import java.util.List;
import java.util.UUID;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

@FeignClient("product-service")
interface ProductClient {

    record Request(List<RequestedItem> items) {}

    @PutMapping("/internal/reservations/{orderId}")
    Reserved reserve(@PathVariable("orderId") UUID orderId, @RequestBody Request request);

    @DeleteMapping("/internal/reservations/{orderId}")
    void release(@PathVariable("orderId") UUID orderId);
}
