package dev.pavedroad.product.reservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The reservations of all orders; opening or releasing one locks its row, so that one transaction decides on an order.
 *
 * <p>Plain SQL, because Spring Data has neither {@code on conflict} nor a batch of lines without their reservation.
 */
@Repository
class Reservations {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    Reservations(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Whether the order is new here; waits for a transaction that opens or releases the same one right now. */
    boolean open(UUID orderId, Instant now) {
        return jdbc.sql("""
                insert into reservations (order_id, first_seen) values (:orderId, :now)
                on conflict do nothing""")
                .param("orderId", orderId).param("now", Timestamp.from(now)).update() == 1;
    }

    /** Whether this is the order's first release; leaves a row behind where there was none. */
    boolean release(UUID orderId, Instant now) {
        return jdbc.sql("""
                insert into reservations (order_id, first_seen, released_at) values (:orderId, :now, :now)
                on conflict (order_id) do update set released_at = excluded.released_at
                where reservations.released_at is null""")
                .param("orderId", orderId).param("now", Timestamp.from(now)).update() == 1;
    }

    void addLines(Reservation reservation) {
        var lines = reservation.lines();
        batches.batchUpdate("""
                insert into reservation_lines
                    (order_id, position, product_id, quantity, sku, name, unit_price, available)
                values (:orderId, :position, :productId, :quantity, :sku, :name, :unitPrice, :available)""",
                IntStream.range(0, lines.size())
                        .mapToObj(position -> row(reservation.orderId(), position, lines.get(position)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private static MapSqlParameterSource row(UUID orderId, int position, ReservationLine line) {
        var found = line.found();
        return new MapSqlParameterSource("orderId", orderId)
                .addValue("position", position)
                .addValue("productId", line.productId())
                .addValue("quantity", line.quantity())
                .addValue("sku", found == null ? null : found.sku())
                .addValue("name", found == null ? null : found.name())
                .addValue("unitPrice", found == null ? null : found.price())
                .addValue("available", found == null ? null : found.stock());
    }

    /** The reservation of an order that has been opened or released before. */
    Reservation get(UUID orderId) {
        var released = jdbc.sql("select released_at is not null from reservations where order_id = :orderId")
                .param("orderId", orderId).query(Boolean.class).single();
        return new Reservation(orderId, lines(orderId), released);
    }

    /**
     * Deletes reservations that were refused or released before this time, in a batch that is over in a moment, and says how
     * many.
     */
    int deleteWithoutStock(Instant before) {
        return jdbc.sql("""
                with old as (
                    (select order_id from reservations where released_at < :before limit 1000)
                    union
                    (select order_id from reservation_lines join reservations using (order_id)
                     where (sku is null or available < quantity) and first_seen < :before and released_at is null
                     limit 1000)),
                lines as (delete from reservation_lines where order_id in (select order_id from old))
                delete from reservations where order_id in (select order_id from old)""")
                .param("before", Timestamp.from(before)).update();
    }

    private List<ReservationLine> lines(UUID orderId) {
        return jdbc.sql("select * from reservation_lines where order_id = :orderId order by position")
                .param("orderId", orderId).query((row, _) -> line(row)).list();
    }

    private static ReservationLine line(ResultSet row) throws SQLException {
        var productId = row.getObject("product_id", UUID.class);
        var found = row.getString("sku") == null
                ? null
                : new StockedProduct(productId, row.getString("sku"),
                        row.getString("name"), row.getBigDecimal("unit_price"), row.getInt("available"));
        return new ReservationLine(productId, row.getInt("quantity"), found);
    }
}
