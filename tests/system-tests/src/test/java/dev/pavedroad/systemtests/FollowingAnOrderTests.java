package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FollowingAnOrderTests {

    private final Client administrator = Client.administrator();
    private final Client customer = Client.newCustomer();

    @Test
    void tellsEachStepThroughTheGatewayAndEndsWithTheLast() throws Exception {
        var order = "/api/orders/" + customer.order(Catalogue.newProduct(administrator, 5), 1).text("id");
        var request = HttpRequest.newBuilder(URI.create(RunningSystem.url() + order + "/events"))
                .header("Authorization", "Bearer " + customer.token()).timeout(Duration.ofSeconds(60)).build();
        try (var http = HttpClient.newHttpClient()) {
            var stream = http.sendAsync(request, BodyHandlers.ofLines()).get(10, TimeUnit.SECONDS);
            assertThat(stream.statusCode()).isEqualTo(200);
            administrator.post(order + "/shipment", "{}");
            administrator.post(order + "/delivery", "");
            var statuses = stream.body().filter(line -> line.startsWith("data:"))
                    .map(line -> line.replaceFirst(".*\"status\":\"([A-Z]+)\".*", "$1")).toList();
            assertThat(statuses).containsExactly("PENDING", "CONFIRMED", "SHIPPED", "DELIVERED");
        }
    }
}
