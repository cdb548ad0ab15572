package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.order.product.StockReservation.Refused.Reason;
import dev.pavedroad.order.product.StockReservation.Refused.Shortage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The reasons why no order is placed, as problem documents. */
final class OrderProblems {

    private OrderProblems() {}

    static ProblemDetail duplicateProduct() {
        return Problem.invalid("items", "name each product once; add up the quantities");
    }

    static ProblemDetail idempotencyKeyReused() {
        return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "idempotency-key-reused",
                "This Idempotency-Key came with other items before; use a new key for a new order.");
    }

    static ProblemDetail rejected(Order order) {
        return order.refusal() == Reason.UNKNOWN_PRODUCT ? unknownProduct(order) : insufficientStock(order);
    }

    private static ProblemDetail unknownProduct(Order order) {
        var problem = Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "unknown-product",
                "A product of this order does not exist.");
        problem.setProperty("orderId", order.id());
        return problem;
    }

    private static ProblemDetail insufficientStock(Order order) {
        var problem = Problem.of(HttpStatus.CONFLICT, "insufficient-stock", "There is not enough of some products.");
        problem.setProperty("orderId", order.id());
        problem.setProperty("shortages", order.lines().stream().filter(line -> line.available() != null)
                .map(line -> new Shortage(line.productId(), line.quantity(), line.available())).toList());
        return problem;
    }
}
