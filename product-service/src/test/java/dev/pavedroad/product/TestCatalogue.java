package dev.pavedroad.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Products for a test, made and read through the API alone. */
public class TestCatalogue {

    private final MockMvcTester http;

    TestCatalogue(MockMvcTester http) {
        this.http = http;
    }

    /** A product with a sku of its own. */
    public UUID product(String name, String price, int stock) {
        return product("sku-" + UUID.randomUUID(), name, "A thing.", "Things", price, stock);
    }

    public UUID product(String sku, String name, String description, String category, String price, int stock) {
        var created = post("""
                {"sku": "%s", "name": "%s", "description": "%s", "category": "%s", "price": %s, "stock": %d}"""
                .formatted(sku, name, description, category, price, stock));
        assertThat(created).hasStatus(201);
        return UUID.fromString(JsonPath.read(body(created), "$.id"));
    }

    public MvcTestResult post(String json) {
        return http.post().uri("/api/products").header(AUTHORIZATION, TestTokens.admin())
                .contentType(APPLICATION_JSON).content(json).exchange();
    }

    public MvcTestResult get(UUID id) {
        return http.get().uri("/api/products/{id}", id).exchange();
    }

    public int stockOf(UUID id) {
        return JsonPath.read(body(get(id)), "$.stock");
    }

    public String etagOf(UUID id) {
        return get(id).getResponse().getHeader("ETag");
    }

    public MvcTestResult adjustStock(UUID id, int delta) {
        return http.post().uri("/api/products/{id}/stock-adjustments", id).header(AUTHORIZATION, TestTokens.admin())
                .contentType(APPLICATION_JSON).content("""
                        {"delta": %d, "reason": "recount"}""".formatted(delta)).exchange();
    }

    public MvcTestResult delete(UUID id) {
        return http.delete().uri("/api/products/{id}", id).header(AUTHORIZATION, TestTokens.admin()).exchange();
    }

    public static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
