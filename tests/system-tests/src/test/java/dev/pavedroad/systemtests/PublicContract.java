package dev.pavedroad.systemtests;

import java.util.List;
import java.util.UUID;

/** Every call of the contract that the gateway lets through, as a table, with ids and tokens of this system. */
final class PublicContract {

    private static final String ITEM = "{\"productId\": \"%s\", \"quantity\": 1}";

    private PublicContract() {}

    static List<Endpoint> endpoints() {
        var administrator = Client.administrator();
        var customer = Client.newCustomer();
        var product = Catalogue.newProduct(administrator, 1_000_000);
        var order = customer.order(product, 1).text("id");
        return List.of(
                anyone("POST", "/api/users", "{'email': 'x%s@example.com', 'name': 'X', 'password': 'correct horse'}"
                        .formatted(UUID.randomUUID())),
                anyone("POST", "/api/users/tokens", "{'email': 'nobody@example.com', 'password': 'correct horse'}"),
                anyone("POST", "/api/users/tokens/refresh", "{'refreshToken': 'none of ours'}"),
                anyone("POST", "/api/users/tokens/revocation", "{'refreshToken': 'none of ours'}"),
                as(customer, "GET", "/api/users/me", null),
                as(customer, "PATCH", "/api/users/me", "{'name': 'Ada'}"),
                as(customer, "PUT", "/api/users/me/password",
                        "{'currentPassword': 'not this one', 'newPassword': 'another horse'}"),
                as(Client.newCustomer(), "DELETE", "/api/users/me", "{'currentPassword': 'correct horse'}"),
                as(administrator, "GET", "/api/users", null),
                anyone("GET", "/.well-known/jwks.json", null),
                anyone("GET", "/api/products", null),
                anyone("GET", "/api/products/" + product, null),
                as(administrator, "POST", "/api/products", product("'stock': 3,")),
                as(administrator, "PUT", "/api/products/" + product, product("")),
                as(administrator, "DELETE", "/api/products/" + Catalogue.newProduct(administrator, 1), null),
                as(administrator, "POST", "/api/products/%s/stock-adjustments".formatted(product),
                        "{'delta': 1, 'reason': 'recount'}"),
                as(customer, "POST", "/api/orders", "{'items': [%s]}".formatted(ITEM.formatted(product))),
                as(customer, "GET", "/api/orders", null),
                as(administrator, "GET", "/api/orders?scope=all", null),
                as(customer, "GET", "/api/orders/" + order, null),
                as(customer, "POST", "/api/orders/%s/cancellation".formatted(order), null),
                as(administrator, "POST", "/api/orders/%s/shipment".formatted(order), "{'trackingNumber': 'T-1'}"),
                as(administrator, "POST", "/api/orders/%s/delivery".formatted(order), null),
                as(customer, "GET", "/api/orders/%s/events".formatted(order), null),
                as(customer, "GET", "/api/orders/push-key", null),
                as(customer, "PUT", "/api/orders/%s/push-subscription".formatted(order),
                        "{'endpoint': 'https://example.com/', 'keys': {'p256dh': 'BA', 'auth': 'AA'}}"),
                anyone("GET", "/health", null),
                anyone("GET", "/docs/", null),
                anyone("GET", "/", null));
    }

    private static String product(String stock) {
        return "{'sku': 'H-%s', 'name': 'Kettle', 'description': 'Hot', 'category': 'tests', %s 'price': 9.99}"
                .formatted(UUID.randomUUID(), stock);
    }

    private static Endpoint anyone(String method, String path, String body) {
        return new Endpoint(method, path, null, quoted(body));
    }

    private static Endpoint as(Client client, String method, String path, String body) {
        return new Endpoint(method, path, client.token(), quoted(body));
    }

    private static String quoted(String body) {
        return body == null ? null : body.replace('\'', '"');
    }
}
