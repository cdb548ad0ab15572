package dev.pavedroad.order.ordering;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static dev.pavedroad.order.NeighbourServices.NOTIFICATION;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The API of orders as a customer of its own, and an administrator, use it. */
record Shop(MockMvcTester http, WireMockServer neighbours, UUID customer) {

    static Shop of(MockMvcTester http, WireMockServer neighbours) {
        return new Shop(http, neighbours, UUID.randomUUID());
    }

    static String items(UUID product, int quantity) {
        return "{\"items\": [{\"productId\": \"%s\", \"quantity\": %d}]}".formatted(product, quantity);
    }

    MvcTestResult place(String body) {
        return place(body, null);
    }

    MvcTestResult place(String body, String key) {
        return placeAs(TestTokens.customer(customer), body, key);
    }

    MvcTestResult placeAs(String token, String body, String key) {
        var request = http.post().uri("/api/orders").contentType(MediaType.APPLICATION_JSON).content(body)
                .header("Authorization", token);
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    MvcTestResult get(String path) {
        return http.get().uri("/api/orders" + path).header("Authorization", TestTokens.customer(customer)).exchange();
    }

    MvcTestResult cancel(String id) {
        return http.post().uri("/api/orders/%s/cancellation".formatted(id))
                .header("Authorization", TestTokens.customer(customer)).exchange();
    }

    /** What an administrator posts; without a body when there is none. */
    MvcTestResult admin(String path, String body) {
        var request = http.post().uri("/api/orders/" + path).header("Authorization", TestTokens.admin());
        return (body == null ? request : request.contentType(MediaType.APPLICATION_JSON).content(body)).exchange();
    }

    /** The announcements of one order that notification-service has been handed so far, be it once or twice. */
    List<String> announcements(String id) {
        return neighbours.findAll(postRequestedFor(NOTIFICATION)).stream().map(it -> it.getBodyAsString())
                .filter(body -> JsonPath.read(body, "$.order.id").equals(id)).distinct().toList();
    }

    static <T> T read(MvcTestResult answer, String path) {
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
