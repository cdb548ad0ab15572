package dev.pavedroad.systemtests;

import java.util.Map;
import java.util.UUID;

/** Products for the tests, each test its own. */
public final class Catalogue {

    private Catalogue() {}

    /** Adds a product and returns its id. */
    public static String newProduct(Client administrator, int stock) {
        var product = Map.of("sku", "TEST-" + UUID.randomUUID(), "name", "Teapot", "description", "For tests",
                "category", "tests", "price", 12.50, "stock", stock);
        var answer = administrator.post("/api/products", product);
        if (answer.status() != 201) {
            throw new IllegalStateException("cannot add a product: " + answer.response().body());
        }
        return answer.text("id");
    }

    static int stockOf(String product) {
        return Client.nobody().get("/api/products/" + product).body().path("stock").asInt();
    }
}
