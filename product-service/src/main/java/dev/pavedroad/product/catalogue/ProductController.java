package dev.pavedroad.product.catalogue;

import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.chassis.web.Page;
import dev.pavedroad.chassis.web.PageRequest;
import dev.pavedroad.product.catalogue.CatalogueChange.ChangedMeanwhile;
import dev.pavedroad.product.catalogue.CatalogueChange.InsufficientStock;
import dev.pavedroad.product.catalogue.CatalogueChange.Made;
import dev.pavedroad.product.catalogue.CatalogueChange.NoSuchProduct;
import dev.pavedroad.product.catalogue.CatalogueChange.SkuTaken;
import dev.pavedroad.product.catalogue.CatalogueChange.TooMuchStock;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/products")
class ProductController {

    private final Catalogue catalogue;

    ProductController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    Page<ProductView> search(@Valid ProductSearch wanted, @Valid PageRequest page) {
        return catalogue.search(wanted, page).map(ProductView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<?> find(@PathVariable UUID id, @RequestHeader HttpHeaders headers) {
        var found = catalogue.find(id);
        if (found.isEmpty()) {
            return problemResponse(CatalogueProblems.noSuchProduct(id));
        }
        var product = found.get();
        var known = Preconditions.of(headers).knowStateOf(product);
        return ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(product.etag().formattedTag()).cacheControl(CacheControl.noCache())
                .body(known ? null : ProductView.of(product));
    }

    @PostMapping
    ResponseEntity<?> add(@Valid @RequestBody NewProduct details) {
        return answer(catalogue.add(details), product -> ResponseEntity
                .created(URI.create("/api/products/" + product.id()))
                .eTag(product.etag().formattedTag()).body(ProductView.of(product)));
    }

    @PutMapping("/{id}")
    ResponseEntity<?> revise(@PathVariable UUID id, @Valid @RequestBody RevisedProduct details,
            @RequestHeader HttpHeaders headers) {
        return answer(catalogue.revise(id, details, Preconditions.of(headers)), ProductController::shown);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<?> delete(@PathVariable UUID id, @RequestHeader HttpHeaders headers) {
        return answer(catalogue.delete(id, Preconditions.of(headers)), _ -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{id}/stock-adjustments")
    ResponseEntity<?> adjustStock(@PathVariable UUID id, @Valid @RequestBody StockAdjustment adjustment,
            SignedInUser admin) {
        return answer(catalogue.adjustStock(id, adjustment, admin.id()), ProductController::shown);
    }

    private static ResponseEntity<?> answer(CatalogueChange change, Function<Product, ResponseEntity<?>> whenMade) {
        return switch (change) {
            case Made(var product) -> whenMade.apply(product);
            case NoSuchProduct(var id) -> problemResponse(CatalogueProblems.noSuchProduct(id));
            case SkuTaken(var sku) -> problemResponse(CatalogueProblems.skuTaken(sku));
            case ChangedMeanwhile() -> problemResponse(CatalogueProblems.changedMeanwhile());
            case InsufficientStock(var stock) -> problemResponse(CatalogueProblems.insufficientStock(stock));
            case TooMuchStock(var stock) -> problemResponse(CatalogueProblems.tooMuchStock(stock));
        };
    }

    private static ResponseEntity<?> shown(Product product) {
        return ResponseEntity.ok().eTag(product.etag().formattedTag()).body(ProductView.of(product));
    }

    private static ResponseEntity<?> problemResponse(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }
}
