package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.chassis.web.Page;
import dev.pavedroad.chassis.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders")
class OrderController {

    private static final String PRINTABLE = "[\\x20-\\x7e]{1,255}";

    private final Checkout checkout;
    private final OrderArchive archive;
    private final Cancellation cancellation;
    private final Fulfilment fulfilment;

    OrderController(Checkout checkout, OrderArchive archive, Cancellation cancellation, Fulfilment fulfilment) {
        this.checkout = checkout;
        this.archive = archive;
        this.cancellation = cancellation;
        this.fulfilment = fulfilment;
    }

    @PostMapping
    ResponseEntity<OrderView> place(SignedInUser user, @Valid @RequestBody PlaceOrderRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Pattern(regexp = PRINTABLE,
                    message = "must be 1 to 255 printable characters") String idempotencyKey) {
        request.refuseProductsNamedTwice();
        var customer = Customer.of(user);
        return answer(idempotencyKey == null
                ? checkout.place(customer, request.lines())
                : checkout.placeOnce(customer, request.lines(), idempotencyKey));
    }

    private static ResponseEntity<OrderView> answer(Placed placed) {
        var order = placed.order();
        if (placed.outcomeKnown() && order.is(OrderStatus.REJECTED)) {
            throw new OrderRefused(order);
        }
        var response = ResponseEntity.status(placed.outcomeKnown() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create("/api/orders/" + order.id()));
        if (!placed.outcomeKnown()) {
            response.header(HttpHeaders.RETRY_AFTER, "2");
        }
        return response.body(OrderView.of(order));
    }

    @GetMapping
    Page<OrderView> list(SignedInUser user, @Valid PageRequest page) {
        return archive.of(user.id(), page).map(OrderView::of);
    }

    @GetMapping(params = "scope")
    Page<OrderView> listAll(@Valid PageRequest page, @Pattern(regexp = "all", message = "must be 'all'") String scope) {
        return archive.all(page).map(OrderView::of);
    }

    @GetMapping("/{id}")
    OrderView find(SignedInUser user, @PathVariable UUID id) {
        return OrderView.of(archive.find(id, user));
    }

    @PostMapping("/{id}/cancellation")
    OrderView cancel(SignedInUser user, @PathVariable UUID id) {
        return OrderView.of(cancellation.cancel(archive.find(id, user)));
    }

    @PostMapping("/{id}/shipment")
    OrderView ship(@PathVariable UUID id, @Valid @RequestBody(required = false) ShipOrderRequest request) {
        return OrderView.of(fulfilment.ship(id, request == null ? null : request.trackingNumber()));
    }

    @PostMapping("/{id}/delivery")
    OrderView deliver(@PathVariable UUID id) {
        return OrderView.of(fulfilment.deliver(id));
    }
}
