package dev.pavedroad.notification;

import java.util.UUID;

/** Bodies of requests as order-service sends them. */
public class Announcements {

    private Announcements() {}

    public static String of(UUID id, String type, UUID orderId, String email) {
        return of(id, type, orderId, email, "Ada Lovelace");
    }

    public static String of(UUID id, String type, UUID orderId, String email, String name) {
        return """
                {"id": "%s", "type": "%s", "recipient": {"name": "%s", "email": "%s"},
                 "order": {"id": "%s", "customerId": "%s", "status": "CONFIRMED",
                   "items": [{"productId": "%s", "sku": "MUG-1", "name": "Mug", "unitPrice": 12.50, "quantity": 2}],
                   "total": 25.00, "trackingNumber": null, "createdAt": "2026-05-04T10:15:30Z",
                   "history": [{"status": "CONFIRMED", "at": "2026-05-04T10:15:31Z"}]}}"""
                .formatted(id, type, name, email, orderId, UUID.randomUUID(), UUID.randomUUID());
    }
}
