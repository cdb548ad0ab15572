package dev.pavedroad.order;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** product-service and notification-service as this service sees them; a test says how they answer. */
@TestConfiguration(proxyBeanMethods = false)
public class NeighbourServices {

    public static final UrlPattern RESERVATION = urlPathMatching("/internal/reservations/.*");
    public static final UrlPattern NOTIFICATION = urlEqualTo("/internal/notifications");

    @Bean(initMethod = "start", destroyMethod = "stop")
    WireMockServer neighbours() {
        return new WireMockServer(wireMockConfig().dynamicPort().containerThreads(100).globalTemplating(true));
    }

    @Bean
    DynamicPropertyRegistrar addresses(WireMockServer neighbours) {
        return registry -> {
            var instance = "spring.cloud.discovery.client.simple.instances.%s[0].uri";
            registry.add(instance.formatted("product-service"), neighbours::baseUrl);
            registry.add(instance.formatted("notification-service"), neighbours::baseUrl);
        };
    }

    /** Everything is to be had, costs 2.50. */
    public static void areWell(WireMockServer neighbours) {
        neighbours.resetAll();
        reservationsAre(neighbours, aResponse().withHeader("Content-Type", "application/json").withBody("""
                {"orderId": "{{request.path.[2]}}", "items": [{{#each (jsonPath request.body '$.items') as |item|}}
                {"productId": "{{item.productId}}", "sku": "SKU-1", "name": "Teapot", "unitPrice": 2.50,
                 "quantity": {{item.quantity}} }{{#unless @last}},{{/unless}}{{/each}}]}
                """));
        neighbours.stubFor(delete(RESERVATION).willReturn(noContent()));
        neighbours.stubFor(post(NOTIFICATION).willReturn(aResponse().withStatus(202)));
    }

    public static void reservationsAre(WireMockServer neighbours, ResponseDefinitionBuilder answer) {
        neighbours.stubFor(put(RESERVATION).willReturn(answer));
    }

    public static void announcementsAre(WireMockServer neighbours, ResponseDefinitionBuilder answer) {
        neighbours.stubFor(post(NOTIFICATION).willReturn(answer));
    }

    public static void everythingAnswers(WireMockServer neighbours, ResponseDefinitionBuilder answer) {
        neighbours.stubFor(any(urlPathMatching(".*")).willReturn(answer));
    }

    /** A refusal as product-service words it. */
    public static ResponseDefinitionBuilder refusal(int status, String slug, String more) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\": \"/problems/%s\", \"status\": %d%s}".formatted(slug, status, more));
    }
}
