package dev.pavedroad.product.reservation;

import dev.pavedroad.product.reservation.ReservationOutcome.Conflict;
import dev.pavedroad.product.reservation.ReservationOutcome.InsufficientStock;
import dev.pavedroad.product.reservation.ReservationOutcome.Released;
import dev.pavedroad.product.reservation.ReservationOutcome.Reserved;
import dev.pavedroad.product.reservation.ReservationOutcome.UnknownProducts;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/internal/reservations/{orderId}")
class ReservationController {

    private final StockReserving reserving;

    ReservationController(StockReserving reserving) {
        this.reserving = reserving;
    }

    @PutMapping
    ResponseEntity<?> reserve(@PathVariable UUID orderId, @Valid @RequestBody ReservationRequest request) {
        return switch (reserving.reserve(orderId, request.items())) {
            case Reserved(var lines) -> ResponseEntity.ok(ReservationView.of(orderId, lines));
            case InsufficientStock(var lines) -> problemResponse(ReservationProblems.insufficientStock(orderId, lines));
            case UnknownProducts(var ids) -> problemResponse(ReservationProblems.unknownProducts(orderId, ids));
            case Released() -> problemResponse(ReservationProblems.released(orderId));
            case Conflict() -> problemResponse(ReservationProblems.conflict(orderId));
        };
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable UUID orderId) {
        reserving.release(orderId);
    }

    private static ResponseEntity<?> problemResponse(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }
}
