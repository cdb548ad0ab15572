package dev.pavedroad.product.catalogue;

import dev.pavedroad.chassis.web.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The reasons to refuse a change of the catalogue, as problem documents. */
class CatalogueProblems {

    private CatalogueProblems() {}

    static ProblemDetail noSuchProduct(UUID id) {
        return Problem.notFound("There is no product %s.".formatted(id));
    }

    static ProblemDetail skuTaken(String sku) {
        return Problem.of(HttpStatus.CONFLICT, "sku-taken", "Another product has the sku %s.".formatted(sku));
    }

    static ProblemDetail changedMeanwhile() {
        return Problem.of(HttpStatus.PRECONDITION_FAILED,
                "The product has changed since you read it; read it again before you change it.");
    }

    static ProblemDetail insufficientStock(int stock) {
        return Problem.of(HttpStatus.CONFLICT, "insufficient-stock",
                "The stock is %d and cannot fall below 0.".formatted(stock));
    }

    static ProblemDetail tooMuchStock(int stock) {
        return Problem.invalid("delta",
                "would raise the stock from %d above %d".formatted(stock, Product.MAX_STOCK));
    }
}
