package dev.pavedroad.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.order.NeighbourServices;
import dev.pavedroad.order.OrderServiceTest;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OrderServiceTest
class OrderControllerTests {

    private static final String ITEM = "{\"productId\": \"%s\", \"quantity\": 1}";

    private final UUID customer = UUID.randomUUID();
    private final String me = TestTokens.customer(customer);

    @Autowired
    private MockMvcTester http;
    @Autowired
    private WireMockServer neighbours;

    @BeforeEach
    void neighboursAreWell() {
        NeighbourServices.areWell(neighbours);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{", "[]", "null", "{}", "{\"items\": null}", "{\"items\": []}", "{\"items\": [null]}", "{\"items\": {}}",
        "{\"items\": [{\"quantity\": 1}]}",
        "{\"items\": [{\"productId\": \"no-uuid\", \"quantity\": 1}]}",
        "{\"items\": [{\"productId\": \"AAAAAAAAAAAAAAAAAAAAAA==\", \"quantity\": 1}]}",
        "{\"items\": [{\"productId\": \"9f1c7c5e-0000-4000-8000-000000000001\"}]}",
        "{\"items\": [{\"productId\": \"9f1c7c5e-0000-4000-8000-000000000001\", \"quantity\": 0}]}",
        "{\"items\": [{\"productId\": \"9f1c7c5e-0000-4000-8000-000000000001\", \"quantity\": 1001}]}",
        "{\"items\": [{\"productId\": \"9f1c7c5e-0000-4000-8000-000000000001\", \"quantity\": 1.5}]}",
        "{\"items\": [{\"productId\": \"9f1c7c5e-0000-4000-8000-000000000001\", \"quantity\": \"1\"}]}",
        "{\"items\": [{\"productId\": \"9f1c7c5e-0000-4000-8000-000000000001\", \"quantity\": 1e999999}]}",
        "{\"items\": [{\"productId\": \"9f1c7c5e-0000-4000-8000-000000000001\", \"quantity\": 1}]} {}"})
    void saysWhatIsWrongWithABadOrder(String body) {
        var answer = post(body);
        assertThat(answer).hasStatus(400).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").asString().endsWith("/invalid-request");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].message").asString().isNotBlank();
        assertThat(answer).bodyJson().extractingPath("$.instance").isEqualTo("/api/orders");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(post("{\"items\": [{\"productId\": \"%s\", \"quantity\": 0}]}".formatted(UUID.randomUUID())))
                .bodyJson().extractingPath("$.errors[0].field").isEqualTo("items[0].quantity");
        assertThat(post("{\"items\": [{\"productId\": 7, \"quantity\": 1}]}"))
                .bodyJson().extractingPath("$.errors[0].field").isEqualTo("items[0].productId");
    }

    @Test
    void takesFiftyLinesAndNotOneMoreAndEachProductOnce() {
        assertThat(post(lines(50))).hasStatus(201);
        assertThat(post(lines(51))).hasStatus(400);
        var line = ITEM.formatted(UUID.randomUUID());
        assertThat(post("{\"items\": [%s, %s]}".formatted(line, line))).hasStatus(400)
                .bodyJson().extractingPath("$.errors[0].field").isEqualTo("items");
    }

    @Test
    void namesTwentyErrorsAndNoMore() {
        var answer = post("{\"items\": [{}%s]}".formatted(",{}".repeat(49)));
        assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.errors").asArray().hasSize(20);
    }

    @Test
    void readsNoFurtherThanTheFirstLineTooMany() {
        var answer = post("{\"items\": [null%s]}".formatted(",null".repeat(13_000)));
        assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.errors[*].field").asArray()
                .containsExactly("items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00e4", "tab\there"})
    void refusesAKeyThatIsNotPrintable(String key) {
        var answer = http.post().uri("/api/orders").contentType(MediaType.APPLICATION_JSON).content(lines(1))
                .header("Authorization", me).header("Idempotency-Key", key).exchange();
        assertThat(answer).hasStatus(400);
    }

    @Test
    void refusesAKeyOfMoreThan255Characters() {
        var request = http.post().uri("/api/orders").contentType(MediaType.APPLICATION_JSON).content(lines(1))
                .header("Authorization", me);
        assertThat(request.header("Idempotency-Key", "k".repeat(256)).exchange()).hasStatus(400);
    }

    @Test
    void hidesOrdersOfOthersAndShowsThemToAdministrators() throws Exception {
        var id = JsonPath.<String>read(post(lines(1)).getResponse().getContentAsString(), "$.id");
        assertThat(get("/api/orders/" + id, me)).hasStatus(200);
        assertThat(get("/api/orders/" + id, TestTokens.admin())).hasStatus(200);
        var stranger = TestTokens.customer(UUID.randomUUID());
        assertThat(get("/api/orders/" + id, stranger)).hasStatus(404);
        assertThat(get("/api/orders/" + UUID.randomUUID(), me)).hasStatus(404);
        assertThat(get("/api/orders/no-uuid", me)).hasStatus(400);
        assertThat(postTo("/api/orders/%s/cancellation".formatted(id), stranger)).hasStatus(404);
        assertThat(postTo("/api/orders/%s/shipment".formatted(id), me)).hasStatus(403);
        assertThat(postTo("/api/orders/%s/delivery".formatted(id), me)).hasStatus(403);
        assertThat(postTo("/api/orders/no-uuid/delivery", me)).hasStatus(403);
        assertThat(postTo("/api/orders/%s/shipment".formatted(UUID.randomUUID()), TestTokens.admin())).hasStatus(404);
    }

    @Test
    void listsOwnOrdersNewestFirstAndAllOfThemToAdministrators() throws Exception {
        var first = JsonPath.<String>read(post(lines(1)).getResponse().getContentAsString(), "$.id");
        var second = JsonPath.<String>read(post(lines(1)).getResponse().getContentAsString(), "$.id");
        var mine = get("/api/orders?size=1", me);
        assertThat(mine).bodyJson().extractingPath("$.items[*].id").asArray().containsExactly(second);
        assertThat(mine).bodyJson().extractingPath("$.totalItems").isEqualTo(2);
        assertThat(get("/api/orders?size=1&page=1", me)).bodyJson().extractingPath("$.items[*].id").asArray()
                .containsExactly(first);
        assertThat(get("/api/orders?scope=all", me)).hasStatus(403);
        assertThat(get("/api/orders?scope=all&page=-1", me)).hasStatus(403);
        assertThat(get("/api/orders?scope=other", me)).hasStatus(403);
        assertThat(get("/api/orders?scope=all&size=2", TestTokens.admin())).bodyJson()
                .extractingPath("$.items[*].id").asArray().containsExactly(second, first);
        assertThat(get("/api/orders?scope=other", TestTokens.admin())).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "size=0", "size=101", "page=x", "page=2147483647&size=100", "size=1e9"})
    void refusesPagesThatCannotBe(String query) {
        assertThat(get("/api/orders?" + query, me)).hasStatus(400)
                .bodyJson().extractingPath("$.errors").asArray().isNotEmpty();
    }

    @Test
    void asksForAToken() {
        assertThat(get("/api/orders", "Bearer forged")).hasStatus(401).containsHeader("WWW-Authenticate");
        assertThat(get("/api/orders", TestTokens.service("order-service", "order-service"))).hasStatus(401);
        assertThat(http.get().uri("/api/orders").exchange()).hasStatus(401).containsHeader("WWW-Authenticate");
    }

    @Test
    void refusesATokenForgedWithTheKeyOfAService() {
        var claims = TestTokens.claims("user-service", customer.toString(), "pavedroad");
        assertThat(get("/api/orders", "Bearer " + TestTokens.sign("order-service", claims))).hasStatus(401);
        assertThat(get("/api/orders", "Bearer " + TestTokens.sign("user-service", claims))).hasStatus(200);
    }

    private MvcTestResult post(String body) {
        return http.post().uri("/api/orders").contentType(MediaType.APPLICATION_JSON).content(body)
                .header("Authorization", me).exchange();
    }

    private MvcTestResult postTo(String path, String token) {
        return http.post().uri(path).header("Authorization", token).exchange();
    }

    private MvcTestResult get(String uri, String token) {
        return http.get().uri(uri).header("Authorization", token).exchange();
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(_ -> ITEM.formatted(UUID.randomUUID()))
                .collect(Collectors.joining(",", "{\"items\": [", "]}"));
    }
}
