package dev.pavedroad.notification.mail;

import dev.pavedroad.notification.inbox.AnnouncedOrder;
import dev.pavedroad.notification.inbox.Notification;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The model of the templates; unknown texts are null, and the templates leave them out. */
record MailModel(String recipient, String subject, String orderId, String placedOn, List<Line> lines, String total,
        String trackingNumber) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    record Line(int quantity, String product, String unitPrice, String amount) {

        static Line of(AnnouncedOrder.Line line) {
            var price = line.unitPrice();
            return new Line(line.quantity(), oneLine(line.name()), euros(price),
                    price == null ? null : euros(price.multiply(BigDecimal.valueOf(line.quantity()))));
        }
    }

    static MailModel of(Notification notification) {
        var order = notification.order();
        return new MailModel(CustomerName.of(notification.recipient().name()), notification.headline(),
                order.id().toString(),
                DAY.format(order.createdAt()), lines(order), euros(order.total()),
                order.trackingNumber() == null ? null : oneLine(order.trackingNumber()));
    }

    boolean anyLines() {
        return !lines.isEmpty();
    }

    // Without a reservation of stock the products have no names here, and their ids would tell a customer nothing.
    private static List<Line> lines(AnnouncedOrder order) {
        return order.items().stream().filter(line -> line.name() != null).map(Line::of).toList();
    }

    private static String euros(BigDecimal amount) {
        return amount == null ? null : String.format(Locale.ROOT, "%,.2f EUR", amount);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }
}
