package dev.pavedroad.product.catalogue;

import dev.pavedroad.chassis.web.Page;
import dev.pavedroad.chassis.web.PageRequest;
import dev.pavedroad.product.catalogue.CatalogueChange.ChangedMeanwhile;
import dev.pavedroad.product.catalogue.CatalogueChange.InsufficientStock;
import dev.pavedroad.product.catalogue.CatalogueChange.Made;
import dev.pavedroad.product.catalogue.CatalogueChange.NoSuchProduct;
import dev.pavedroad.product.catalogue.CatalogueChange.SkuTaken;
import dev.pavedroad.product.catalogue.CatalogueChange.TooMuchStock;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The use cases of the catalogue. Anyone may read it; only administrators may change it ({@link CatalogueAccess}). */
@Component
class Catalogue {

    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);

    private final Products products;
    private final StockAdjustments adjustments;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Catalogue(Products products, StockAdjustments adjustments, TransactionTemplate transactions, Clock clock) {
        this.products = products;
        this.adjustments = adjustments;
        this.transactions = transactions;
        this.clock = clock;
    }

    Page<Product> search(ProductSearch wanted, PageRequest page) {
        // Only a search for a text sets a variable of its transaction.
        if (!wanted.hasText()) {
            return found(wanted, page);
        }
        return transactions.execute(_ -> {
            products.planEachSearch();
            return found(wanted, page);
        });
    }

    private Page<Product> found(ProductSearch wanted, PageRequest page) {
        var total = products.count(wanted.start(), wanted.part(), wanted.category());
        return Page.of(itemsOf(wanted, page, total), page, total);
    }

    // By name, the few that have a text may all come last: then every product would be looked at before them.
    private List<Product> itemsOf(ProductSearch wanted, PageRequest page, long total) {
        var isCounted = total < Products.MAX_COUNT;
        if (isCounted && page.offset() >= total) {
            return List.of();
        }
        return wanted.hasText() && isCounted
                ? products.sorted(wanted.start(), wanted.part(), wanted.category(), page.size(), page.offset())
                : products.next(wanted.start(), wanted.part(), wanted.category(), page.size(), page.offset());
    }

    Optional<Product> find(UUID id) {
        return products.find(id);
    }

    CatalogueChange add(NewProduct details) {
        var change = unlessTaken(details.sku(), () -> new Made(products.save(Product.of(details))));
        return logged("added", change);
    }

    CatalogueChange revise(UUID id, RevisedProduct details, Preconditions preconditions) {
        var change = unlessTaken(details.sku(), () -> locked(id, product -> preconditions.allowChangeOf(product)
                ? new Made(products.save(product.revised(details)))
                : new ChangedMeanwhile()));
        return logged("revised", change);
    }

    @Transactional
    CatalogueChange delete(UUID id, Preconditions preconditions) {
        var change = locked(id, product -> preconditions.allowChangeOf(product)
                ? new Made(products.save(product.deleted(clock.instant())))
                : new ChangedMeanwhile());
        return logged("deleted", change);
    }

    @Transactional
    CatalogueChange adjustStock(UUID id, StockAdjustment adjustment, UUID adjustedBy) {
        return logged("adjusted", locked(id, product -> adjusted(product, adjustment, adjustedBy)));
    }

    private CatalogueChange adjusted(Product product, StockAdjustment adjustment, UUID adjustedBy) {
        if (!product.canAdjustStockBy(adjustment.delta())) {
            return new InsufficientStock(product.stock());
        }
        if (!product.hasRoomFor(adjustment.delta())) {
            return new TooMuchStock(product.stock());
        }
        adjustments.add(product.id(), adjustment.delta(), adjustment.reason(), adjustedBy, clock.instant());
        return new Made(products.save(product.adjusted(adjustment.delta())));
    }

    // Under the lock no other transaction writes the row, a reservation included, so that saving all of it is safe.
    private CatalogueChange locked(UUID id, Function<Product, CatalogueChange> change) {
        return products.lock(id).map(change).orElseGet(() -> new NoSuchProduct(id));
    }

    // The unique index has the last word on skus, and its refusal ends the transaction: the answer is given after that.
    private CatalogueChange unlessTaken(String sku, Supplier<CatalogueChange> change) {
        try {
            return transactions.execute(_ -> change.get());
        } catch (DbActionExecutionException failure) {
            if (failure.getCause() instanceof DuplicateKeyException) {
                return new SkuTaken(sku);
            }
            throw failure;
        }
    }

    private static CatalogueChange logged(String verb, CatalogueChange change) {
        if (change instanceof Made(var product)) {
            log.info("product {} id={} stock={}", verb, product.id(), product.stock());
        }
        return change;
    }
}
