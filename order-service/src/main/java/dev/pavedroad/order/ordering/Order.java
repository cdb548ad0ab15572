package dev.pavedroad.order.ordering;

import dev.pavedroad.order.product.StockReservation.Refused;
import dev.pavedroad.order.product.StockReservation.Refused.Reason;
import dev.pavedroad.order.product.StockReservation.Reserved;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What a customer ordered and how far it has come: the only place where the status of an order changes. */
class Order {

    private final UUID id;
    private final long version;
    private final UUID customerId;
    private final String customerEmail;
    private final String customerName;
    private final Instant createdAt;
    private final List<OrderLine> lines;
    private final List<StatusChange> history;
    private OrderStatus status;
    private BigDecimal total;
    private Reason refusal;
    private String trackingNumber;
    private boolean refusalAnswered;

    Order(UUID id, long version, UUID customerId, String customerEmail, String customerName, Instant createdAt,
            List<OrderLine> lines, List<StatusChange> history, OrderStatus status, BigDecimal total, Reason refusal,
            String trackingNumber) {
        this.id = id;
        this.version = version;
        this.customerId = customerId;
        this.customerEmail = customerEmail;
        this.customerName = customerName;
        this.createdAt = createdAt;
        this.lines = new ArrayList<>(lines);
        this.history = new ArrayList<>(history);
        this.status = status;
        this.total = total;
        this.refusal = refusal;
        this.trackingNumber = trackingNumber;
    }

    static Order place(UUID id, Customer customer, List<OrderLine> lines, Instant now) {
        return new Order(id, 0, customer.id(), customer.email(), customer.name(), now, lines,
                List.of(new StatusChange(OrderStatus.PENDING, now)), OrderStatus.PENDING, null, null, null);
    }

    /** The same order in the same state, to be changed without changing this one. */
    Order copy() {
        return new Order(id, version, customerId, customerEmail, customerName, createdAt, lines, history, status, total,
                refusal, trackingNumber);
    }

    void confirm(Reserved reservation, Instant now) {
        become(OrderStatus.CONFIRMED, now);
        reservation.items().forEach(item -> replace(item.productId(),
                line -> line.priced(item.sku(), item.name(), item.unitPrice())));
        total = lines.stream().map(OrderLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Rejects the order; {@code answered} when the request that placed it is answered with this refusal. */
    void reject(Refused refused, boolean answered, Instant now) {
        become(OrderStatus.REJECTED, now);
        refusalAnswered = answered;
        refusal = refused.reason();
        refused.shortages().forEach(it -> replace(it.productId(), line -> line.lacking(it.available())));
    }

    void cancel(Instant now) {
        become(OrderStatus.CANCELLED, now);
    }

    void ship(String trackingNumber, Instant now) {
        become(OrderStatus.SHIPPED, now);
        this.trackingNumber = trackingNumber;
    }

    void deliver(Instant now) {
        become(OrderStatus.DELIVERED, now);
    }

    boolean is(OrderStatus expected) {
        return status == expected;
    }

    boolean belongsTo(UUID customer) {
        return customerId.equals(customer);
    }

    private void become(OrderStatus next, Instant now) {
        if (!status.mayBecome(next)) {
            throw new IllegalTransitionException(status, next);
        }
        status = next;
        history.add(new StatusChange(next, now));
    }

    private void replace(UUID productId, UnaryOperator<OrderLine> change) {
        lines.replaceAll(line -> line.productId().equals(productId) ? change.apply(line) : line);
    }

    UUID id() {
        return id;
    }

    /** The version that this order was read with. Saving it fails when the stored version is another one. */
    long version() {
        return version;
    }

    Customer customer() {
        return new Customer(customerId, customerEmail, customerName);
    }

    OrderStatus status() {
        return status;
    }

    /** How many units of all products together. */
    int units() {
        return lines.stream().mapToInt(OrderLine::quantity).sum();
    }

    List<OrderLine> lines() {
        return List.copyOf(lines);
    }

    List<StatusChange> history() {
        return List.copyOf(history);
    }

    BigDecimal total() {
        return total;
    }

    Reason refusal() {
        return refusal;
    }

    /** Whether the customer learns of the refusal from the response; not stored, as nobody asks later. */
    boolean isRefusalAnswered() {
        return refusalAnswered;
    }

    String trackingNumber() {
        return trackingNumber;
    }

    Instant createdAt() {
        return createdAt;
    }
}
