package dev.pavedroad.order.ordering;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All orders. {@code JdbcClient}, because Spring Data reads each table of each order by itself and writes lines and
 * history anew when only the status changes: six more round trips to place an order, and two more for each order of a page.
 */
@Repository
class Orders {

    private final JdbcClient jdbc;
    private final OrderRow row;
    private final ApplicationEventPublisher events;

    Orders(JdbcClient jdbc, OrderRow row, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.row = row;
        this.events = events;
    }

    void add(Order order) {
        jdbc.sql("""
                with added as (
                    insert into orders
                        (id, version, customer_id, customer_email, customer_name, status, created_at, units)
                    values (:id, :version, :customer, :email, :name, :status, :createdAt, :units)
                ), lines as (
                    insert into order_lines (order_id, position, product_id, quantity)
                    select :id, line.position - 1, line."productId", line.quantity
                    from rows from (jsonb_to_recordset(cast(:lines as jsonb)) as ("productId" uuid, quantity int))
                        with ordinality as line ("productId", quantity, position)
                )
                insert into order_history (order_id, position, status, at) values (:id, 0, :status, :createdAt)""")
                .param("id", order.id()).param("version", order.version())
                .param("customer", order.customer().id()).param("email", order.customer().email())
                .param("name", order.customer().name()).param("status", order.status().name())
                .param("createdAt", Timestamp.from(order.createdAt())).param("units", order.units())
                .param("lines", row.json(order.lines())).update();
        events.publishEvent(OrderStatusChanged.of(order));
    }

    /**
     * Stores what has changed of an order: its status and history, and what its lines came to.
     *
     * @throws OptimisticLockingFailureException when somebody else changed the order meanwhile
     */
    void save(Order order) {
        var stored = jdbc.sql("""
                with changed as (
                    update orders set version = version + 1, status = :status, total = :total, refusal = :refusal,
                        tracking_number = :trackingNumber
                    where id = :id and version = :version
                    returning id
                ), lines as (
                    update order_lines as line
                    set sku = now.sku, name = now.name, unit_price = now."unitPrice", available = now.available
                    from changed, jsonb_to_recordset(cast(:lines as jsonb))
                        as now ("productId" uuid, sku text, name text, "unitPrice" numeric, available int)
                    where line.order_id = changed.id and line.product_id = now."productId"
                      and (line.sku, line.name, line.unit_price, line.available)
                          is distinct from (now.sku, now.name, now."unitPrice", now.available)
                )
                insert into order_history (order_id, position, status, at)
                select changed.id, new.position - 1, new.status, new.at
                from changed, rows from (jsonb_to_recordset(cast(:history as jsonb)) as (status text, at timestamptz))
                    with ordinality as new (status, at, position)
                on conflict do nothing""")
                .param("id", order.id()).param("version", order.version()).param("status", order.status().name())
                .param("total", order.total(), Types.NUMERIC)
                .param("refusal", order.refusal() == null ? null : order.refusal().name(), Types.VARCHAR)
                .param("trackingNumber", order.trackingNumber(), Types.VARCHAR)
                .param("lines", row.json(order.lines())).param("history", row.json(order.history())).update();
        if (stored == 0) {
            throw new OptimisticLockingFailureException("order %s was changed meanwhile".formatted(order.id()));
        }
        events.publishEvent(OrderStatusChanged.of(order));
    }

    Optional<Order> findById(UUID id) {
        return jdbc.sql(OrderRow.SELECT + "orders where id = :id").param("id", id).query(row).optional();
    }

    /** What has happened to each of these orders, the earliest first. */
    Map<UUID, List<StatusChange>> histories(Set<UUID> ids) {
        var histories = new HashMap<UUID, List<StatusChange>>();
        jdbc.sql("select order_id, status, at from order_history where order_id in (:ids) order by order_id, position")
                .param("ids", ids)
                .query(row -> {
                    histories.computeIfAbsent(row.getObject("order_id", UUID.class), _ -> new ArrayList<>())
                            .add(new StatusChange(OrderStatus.valueOf(row.getString("status")),
                                    row.getTimestamp("at").toInstant()));
                });
        return histories;
    }

    /** Orders of one customer, the newest first. */
    List<Order> pageOf(UUID customer, int size, long offset) {
        return jdbc.sql(page("where customer_id = :customer")).param("customer", customer).param("size", size)
                .param("offset", offset).query(row).list();
    }

    /** Orders of all customers, the newest first. */
    List<Order> page(int size, long offset) {
        return jdbc.sql(page("")).param("size", size).param("offset", offset).query(row).list();
    }

    // The page first: what is skipped needs no lines.
    private static String page(String whose) {
        return OrderRow.SELECT + """
                (select * from orders %s order by created_at desc, id limit :size offset :offset) as orders
                order by created_at desc, id""".formatted(whose);
    }

    long countOf(UUID customer) {
        return jdbc.sql("select count(*) from orders where customer_id = :customer").param("customer", customer)
                .query(Long.class).single();
    }

    long count() {
        return jdbc.sql("select count(*) from orders").query(Long.class).single();
    }
}
