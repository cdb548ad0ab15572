package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.chassis.web.Page;
import dev.pavedroad.chassis.web.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds orders for those who may see them. */
@Component
public class OrderQueries {

    private final Orders orders;

    OrderQueries(Orders orders) {
        this.orders = orders;
    }

    /** Fails as if there were no such order unless the user may see it. */
    public void requireVisible(UUID id, SignedInUser user) {
        find(id, user);
    }

    /** Fails as if there were no such order unless the user has placed it. */
    public void requireOwn(UUID id, SignedInUser user) {
        orders.findById(id).filter(order -> order.belongsTo(user.id()))
                .orElseThrow(() -> new UnknownOrderException(id));
    }

    /** What has happened to an order, the earliest first. */
    public List<StatusChange> history(UUID id) {
        return histories(Set.of(id)).getOrDefault(id, List.of());
    }

    /** The same for many orders at once. */
    public Map<UUID, List<StatusChange>> histories(Set<UUID> ids) {
        return orders.histories(ids);
    }

    /** The order, for its customer and for administrators; for all others there is no such order. */
    Order find(UUID id, SignedInUser user) {
        return orders.findById(id).filter(order -> user.isAdmin() || order.belongsTo(user.id()))
                .orElseThrow(() -> new UnknownOrderException(id));
    }

    Page<Order> of(UUID customer, PageRequest page) {
        return Page.of(orders.pageOf(customer, page.size(), page.offset()), page, orders.countOf(customer));
    }

    Page<Order> all(PageRequest page) {
        return Page.of(orders.page(page.size(), page.offset()), page, orders.count());
    }
}
