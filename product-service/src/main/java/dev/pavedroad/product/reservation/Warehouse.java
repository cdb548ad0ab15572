package dev.pavedroad.product.reservation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The stock of all products. Rows are always locked in the order of their ids, so that orders cannot deadlock.
 *
 * <p>Plain SQL, because all lines of an order change the stock in one batch, which is one round trip.
 */
@Repository
class Warehouse {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    Warehouse(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The products that are for sale; no other transaction changes them until this one ends. */
    Map<UUID, StockedProduct> lockForSale(List<UUID> products) {
        return jdbc.sql("""
                select id, sku, name, price, stock from products
                where id in (:ids) and deleted_at is null
                order by id for no key update""")
                .param("ids", products).query(StockedProduct.class).list().stream()
                .collect(Collectors.toMap(StockedProduct::id, Function.identity()));
    }

    /** Takes the stock of lines whose products are locked and have enough. */
    void take(List<ReservationLine> lines) {
        move(lines, line -> -line.quantity());
    }

    /** Puts the stock of lines back, also where the product is no longer for sale. */
    void putBack(List<ReservationLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql("select id from products where id in (:ids) order by id for no key update")
                .param("ids", lines.stream().map(ReservationLine::productId).toList()).query(UUID.class).list();
        move(lines, ReservationLine::quantity);
    }

    private void move(List<ReservationLine> lines, ToIntFunction<ReservationLine> change) {
        batches.batchUpdate("update products set stock = stock + :change, version = version + 1 where id = :id",
                lines.stream().map(line -> new MapSqlParameterSource("id", line.productId())
                        .addValue("change", change.applyAsInt(line))).toArray(MapSqlParameterSource[]::new));
    }
}
