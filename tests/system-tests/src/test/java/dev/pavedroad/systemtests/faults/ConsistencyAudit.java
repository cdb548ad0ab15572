package dev.pavedroad.systemtests.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Audits all databases and the mail, once nothing is left to do: what has to be true whatever happened. */
final class ConsistencyAudit {

    private static final Set<String> SOLD = Set.of("CONFIRMED", "SHIPPED", "DELIVERED");
    private static final Set<String> HISTORIES = Set.of("PENDING", "PENDING REJECTED", "PENDING CANCELLED",
            "PENDING CONFIRMED", "PENDING CONFIRMED CANCELLED", "PENDING CONFIRMED SHIPPED",
            "PENDING CONFIRMED SHIPPED DELIVERED");

    /** So many of a product in an order. */
    private record Line(String order, String product, int quantity) {}

    private final Map<String, Integer> stockedAtFirst = new LinkedHashMap<>();

    /** @param stock all that there ever was of it, adjustments included */
    ConsistencyAudit product(String product, int stock) {
        stockedAtFirst.put(product, stock);
        return this;
    }

    /** The history of each order that has a line for one of the products, by its id. */
    Map<String, String> histories() {
        return FaultySystem.database("orders").rows("""
                select h.order_id, string_agg(h.status, ' ' order by h.position) from order_history h
                where h.order_id in (select order_id from order_lines where product_id = any (cast(? as uuid[])))
                group by h.order_id""", ids()).stream().collect(LinkedHashMap::new,
                (map, row) -> map.put(row.get(0), row.get(1)), Map::putAll);
    }

    /** Fails unless all is right, and returns the number of surplus copies of mails. */
    int audit() {
        var histories = histories();
        assertThat(histories.values()).as("histories").isSubsetOf(HISTORIES).doesNotContain("PENDING");
        stockAddsUp(histories);
        return toldOnce(histories);
    }

    private void stockAddsUp(Map<String, String> histories) {
        var sold = lines("orders", "select order_id, product_id, quantity from order_lines where true").stream()
                .filter(line -> SOLD.contains(last(histories.get(line.order())))).collect(toSet());
        var reserved = lines("products", """
                select l.order_id, l.product_id, l.quantity
                from reservation_lines l join reservations r using (order_id)
                where r.released_at is null and not exists (select 1 from reservation_lines x
                    where x.order_id = l.order_id and (x.sku is null or x.available < x.quantity))""");
        assertThat(reserved).as("what is reserved is what was sold").isEqualTo(sold);
        var quantities = sold.stream().collect(groupingBy(Line::product, summingInt(Line::quantity)));
        stockedAtFirst.forEach((product, stock) -> assertThat(stock(product)).as("stock of " + product)
                .isEqualTo(stock - quantities.getOrDefault(product, 0)));
    }

    private Set<Line> lines(String database, String query) {
        return FaultySystem.database(database).rows(query + " and product_id = any (cast(? as uuid[]))", ids())
                .stream().map(row -> new Line(row.get(0), row.get(1), Integer.parseInt(row.get(2)))).collect(toSet());
    }

    private static int toldOnce(Map<String, String> histories) {
        var sent = FaultySystem.mail().accepted().stream().map(MailServer.Accepted::messageId)
                .filter(it -> histories.containsKey(orderOf(it))).toList();
        var byOrder = sent.stream().distinct().collect(groupingBy(ConsistencyAudit::orderOf,
                mapping(it -> it.replaceAll(".*ORDER_", ""), toList())));
        // A refusal is mailed only where the response did not tell it.
        histories.forEach((order, history) -> assertThat(byOrder.getOrDefault(order, List.of()))
                .as("what was mailed of order %s: %s", order, history)
                .satisfiesAnyOf(mailed -> assertThat("PENDING " + String.join(" ", mailed)).isEqualTo(history),
                        mailed -> assertThat(mailed.isEmpty() && history.equals("PENDING REJECTED")).isTrue()));
        return sent.size() - new HashSet<>(sent).size();
    }

    private int stock(String product) {
        return Integer.parseInt(FaultySystem.database("products").text(
                "select stock from products where id = cast(? as uuid)", product));
    }

    private static String orderOf(String messageId) {
        return messageId.replaceAll("\\..*", "");
    }

    private static String last(String history) {
        return history.replaceAll(".* ", "");
    }

    private String ids() {
        return "{" + String.join(",", stockedAtFirst.keySet()) + "}";
    }
}
