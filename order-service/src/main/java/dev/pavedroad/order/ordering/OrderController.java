package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.chassis.web.Page;
import dev.pavedroad.chassis.web.PageRequest;
import dev.pavedroad.order.ordering.CheckoutOutcome.Accepted;
import dev.pavedroad.order.ordering.CheckoutOutcome.IdempotencyKeyReused;
import dev.pavedroad.order.ordering.CheckoutOutcome.Pending;
import dev.pavedroad.order.ordering.CheckoutOutcome.Rejected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
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
    private final OrderQueries orders;
    private final Cancellation cancellation;
    private final Fulfilment fulfilment;

    OrderController(Checkout checkout, OrderQueries orders, Cancellation cancellation, Fulfilment fulfilment) {
        this.checkout = checkout;
        this.orders = orders;
        this.cancellation = cancellation;
        this.fulfilment = fulfilment;
    }

    @PostMapping
    ResponseEntity<?> place(SignedInUser user, @Valid @RequestBody PlaceOrderRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Pattern(regexp = PRINTABLE,
                    message = "must be 1 to 255 printable characters") String idempotencyKey) {
        if (request.namesAProductTwice()) {
            return problemResponse(OrderProblems.duplicateProduct());
        }
        var customer = Customer.of(user);
        return answer(idempotencyKey == null
                ? checkout.place(customer, request.lines())
                : checkout.placeOnce(customer, request.lines(), idempotencyKey));
    }

    private static ResponseEntity<?> answer(CheckoutOutcome outcome) {
        return switch (outcome) {
            case Accepted(var order) -> ResponseEntity.created(location(order)).body(OrderView.of(order));
            case Pending(var order) -> ResponseEntity.accepted().location(location(order))
                    .header(HttpHeaders.RETRY_AFTER, "2").body(OrderView.of(order));
            case Rejected(var order) -> problemResponse(OrderProblems.rejected(order));
            case IdempotencyKeyReused() -> problemResponse(OrderProblems.idempotencyKeyReused());
        };
    }

    private static URI location(Order order) {
        return URI.create("/api/orders/" + order.id());
    }

    private static ResponseEntity<?> problemResponse(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }

    @GetMapping
    Page<OrderView> list(SignedInUser user, @Valid PageRequest page) {
        return orders.of(user.id(), page).map(OrderView::of);
    }

    @GetMapping(params = "scope")
    Page<OrderView> listAll(@Valid PageRequest page, @Pattern(regexp = "all", message = "must be 'all'") String scope) {
        return orders.all(page).map(OrderView::of);
    }

    @GetMapping("/{id}")
    OrderView find(SignedInUser user, @PathVariable UUID id) {
        return OrderView.of(orders.find(id, user));
    }

    @PostMapping("/{id}/cancellation")
    OrderView cancel(SignedInUser user, @PathVariable UUID id) {
        return OrderView.of(cancellation.cancel(orders.find(id, user)));
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
