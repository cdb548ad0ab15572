package dev.pavedroad.order.ordering;

import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.chassis.web.Page;
import dev.pavedroad.chassis.web.PageRequest;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds orders for those who may see them. */
@Component
public class OrderArchive {

    private final Orders orders;

    OrderArchive(Orders orders) {
        this.orders = orders;
    }

    /** Fails as if there were no such order unless the user may see it. */
    public void requireVisible(UUID id, SignedInUser user) {
        find(id, user);
    }

    /** The order, for its customer and for administrators; for all others there is no such order. */
    Order find(UUID id, SignedInUser user) {
        return orders.findById(id).filter(order -> user.isAdmin() || order.belongsTo(user.id()))
                .orElseThrow(() -> new UnknownOrder(id));
    }

    Page<Order> of(UUID customer, PageRequest page) {
        return Page.of(orders.pageOf(customer, page.size(), page.offset()), page, orders.countOf(customer));
    }

    Page<Order> all(PageRequest page) {
        return Page.of(orders.page(page.size(), page.offset()), page, orders.count());
    }
}
