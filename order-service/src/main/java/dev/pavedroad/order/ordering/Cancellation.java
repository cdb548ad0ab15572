package dev.pavedroad.order.ordering;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.pavedroad.chassis.client.CallRefusal;
import dev.pavedroad.chassis.client.ClientCalls;
import dev.pavedroad.chassis.client.ClientTimeoutException;
import dev.pavedroad.chassis.tasks.DurableTasks;
import dev.pavedroad.order.product.ProductCatalog;
import dev.pavedroad.order.product.ProductServiceUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Cancels an order and gives its stock back: at once when product-service answers, else by a durable task. */
@Component
class Cancellation {

    private static final Logger log = LoggerFactory.getLogger(Cancellation.class);
    private static final String TASK = "release-stock";
    // Longer than the first try can take, so that the two do not meet.
    private static final Duration SECOND_TRY = Duration.ofSeconds(5);

    private final OrderChanges changes;
    private final ProductCatalog products;
    private final ClientCalls calls;
    private final DurableTasks tasks;
    private final Clock clock;

    Cancellation(OrderChanges changes, ProductCatalog products, ClientCalls calls, DurableTasks tasks, Clock clock) {
        this.changes = changes;
        this.products = products;
        this.calls = calls;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Cancels the order; one that is cancelled already stays as it is. */
    Order cancel(Order order) {
        if (order.is(OrderStatus.CANCELLED)) {
            return order;
        }
        var cancelled = changes.change(order, it -> {
            if (!it.is(OrderStatus.CANCELLED)) {
                it.cancel(clock.instant());
                tasks.schedule(TASK, it.id().toString(), SECOND_TRY);
            }
        });
        releaseAtOnce(order.id());
        return cancelled;
    }

    private void releaseAtOnce(UUID id) {
        try {
            calls.await(() -> products.release(id));
            tasks.cancel(TASK, id.toString());
        } catch (ProductServiceUnavailableException | ClientTimeoutException e) {
            log.warn("stock is released later id={}: {}", id, e.getMessage());
        }
    }

    private void releaseLater(UUID id) {
        calls.await(() -> products.releaseInBackground(id));
    }

    @Configuration(proxyBeanMethods = false)
    static class Release {

        @Bean
        OneTimeTask<String> releaseStock(Cancellation cancellation) {
            return DurableTasks.untilDone(TASK, CallRefusal::isCauseOf,
                    id -> cancellation.releaseLater(UUID.fromString(id)));
        }
    }
}
