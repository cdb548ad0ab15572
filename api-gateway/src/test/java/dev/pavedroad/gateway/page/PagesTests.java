package dev.pavedroad.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTests extends GatewayUnderTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/", "/docs/index.html"})
    void welcomeVisitors(String path) {
        var response = get(path, "Accept", "text/html");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(response.body()).contains("Paved Road");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/ui/swagger-ui.css", "/docs/ui/swagger-ui-bundle.js", "/docs/page.js",
        "/docs/user-service/openapi.json", "/docs/product-service/openapi.json", "/docs/order-service/openapi.json"})
    void bringAllThatTheyNeed(String path) {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void nameTheServicesThatAreDescribed() {
        assertThat(get("/docs/services.json").body()).startsWith("[\"").contains("\"user-service\"",
                "\"product-service\"", "\"order-service\"").doesNotContain("notification-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs", "/swagger-ui.html", "/swagger-ui/index.html", "/docs/ui/index.html"})
    void areNotMadeWhileTheGatewayRuns(String path) {
        assertProblem(get(path), 404, "not-found");
    }

    @Test
    void areAProblemDocumentWhenThereIsNone() {
        assertProblem(get("/docs/nothing.html"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs/", "/docs/index.html"})
    void canOnlyBeRead(String path) {
        assertProblem(send("PUT", path, null), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live"})
    void tellHealth(String path) {
        assertThat(get(path).body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs/"})
    void comeWholeWhateverRangeIsAskedFor(String path) {
        assertThat(get(path, "Range", "bytes=nonsense").statusCode()).isEqualTo(200);
        assertThat(get(path, "Range", "bytes=999999-").statusCode()).isEqualTo(200);
    }
}
