package dev.pavedroad.product.reservation;

import dev.pavedroad.chassis.web.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The reasons to refuse an order its stock, as problem documents. */
class ReservationProblems {

    private ReservationProblems() {}

    record Shortage(UUID productId, int requested, int available) {}

    static ProblemDetail insufficientStock(UUID orderId, List<ReservationLine> shortLines) {
        var problem = of(HttpStatus.CONFLICT, "insufficient-stock", orderId,
                "There is not enough stock; see shortages.");
        problem.setProperty("shortages", shortLines.stream()
                .map(line -> new Shortage(line.productId(), line.quantity(), line.found().stock())).toList());
        return problem;
    }

    static ProblemDetail unknownProducts(UUID orderId, List<UUID> products) {
        var problem = of(HttpStatus.UNPROCESSABLE_ENTITY, "unknown-product", orderId,
                "The catalogue does not have all of the products; see unknownProducts.");
        problem.setProperty("unknownProducts", products);
        return problem;
    }

    static ProblemDetail released(UUID orderId) {
        return of(HttpStatus.CONFLICT, "reservation-released", orderId, "The reservation has been released.");
    }

    static ProblemDetail conflict(UUID orderId) {
        return of(HttpStatus.CONFLICT, "reservation-conflict", orderId,
                "The order has a reservation for other items.");
    }

    private static ProblemDetail of(HttpStatusCode status, String slug, UUID orderId, String detail) {
        var problem = Problem.of(status, slug, detail);
        problem.setProperty("orderId", orderId);
        return problem;
    }
}
