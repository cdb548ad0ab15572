package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.order.product.StockReservation.Refused.Reason;
import dev.pavedroad.order.product.StockReservation.Refused.Shortage;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class OrderProblems {

    @ExceptionHandler
    ProblemDetail unknown(UnknownOrder problem) {
        return Problem.notFound(problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail illegal(IllegalTransition problem) {
        return Problem.of(HttpStatus.CONFLICT, "illegal-transition", problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail reused(IdempotencyKeyReused problem) {
        return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "idempotency-key-reused", problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail twice(ProductNamedTwice problem) {
        return Problem.invalid("items", problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(OrderRefused refused) {
        var problem = refused.order().refusal() == Reason.UNKNOWN_PRODUCT
                ? Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "unknown-product",
                        "A product of this order does not exist.")
                : Problem.of(HttpStatus.CONFLICT, "insufficient-stock", "There is not enough of some products.");
        problem.setProperty("orderId", refused.order().id());
        if (refused.order().refusal() == Reason.INSUFFICIENT_STOCK) {
            problem.setProperty("shortages", shortages(refused.order()));
        }
        return problem;
    }

    private static List<Shortage> shortages(Order order) {
        return order.lines().stream().filter(line -> line.available() != null)
                .map(line -> new Shortage(line.productId(), line.quantity(), line.available())).toList();
    }
}
