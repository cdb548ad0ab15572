package dev.pavedroad.order.ordering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.order.product.StockReservation.Refused.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** A whole order in one row: its lines and its history travel as JSON, in their sequence. */
@Component
class OrderRow implements RowMapper<Order> {

    static final String SELECT = """
            select orders.*, array_to_json(array(
                    select json_build_object('productId', product_id, 'quantity', quantity, 'sku', sku, 'name', name,
                        'unitPrice', unit_price, 'available', available)
                    from order_lines where order_id = orders.id order by position)) as lines,
                array_to_json(array(
                    select json_build_object('status', status, 'at', at)
                    from order_history where order_id = orders.id order by position)) as history
            from
            """;

    private final ObjectMapper mapper;

    OrderRow(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Order mapRow(ResultSet row, int number) throws SQLException {
        var refusal = row.getString("refusal");
        return new Order(row.getObject("id", UUID.class), row.getLong("version"),
                row.getObject("customer_id", UUID.class), row.getString("customer_email"),
                row.getString("customer_name"), row.getTimestamp("created_at").toInstant(),
                List.of(read(row.getString("lines"), OrderLine[].class)),
                List.of(read(row.getString("history"), StatusChange[].class)),
                OrderStatus.valueOf(row.getString("status")), row.getBigDecimal("total"),
                refusal == null ? null : Reason.valueOf(refusal), row.getString("tracking_number"));
    }

    /** The lines or the history of an order, as the database takes them. */
    String json(List<?> parts) {
        try {
            return mapper.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String parts, Class<T> type) {
        try {
            return mapper.readValue(parts, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored order cannot be read", e);
        }
    }
}
