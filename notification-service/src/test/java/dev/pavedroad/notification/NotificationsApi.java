package dev.pavedroad.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.pavedroad.chassis.test.TestTokens;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The internal API as order-service uses it. */
public record NotificationsApi(MockMvcTester http) {

    public static final String ORDER_SERVICE = TestTokens.service("order-service", "notification-service");

    public UUID announce(String type, UUID orderId, String email) {
        var id = UUID.randomUUID();
        assertThat(post(Announcements.of(id, type, orderId, email))).hasStatus(202);
        return id;
    }

    public MvcTestResult post(String body) {
        return http.post().uri("/internal/notifications").header("Authorization", ORDER_SERVICE)
                .contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    public MvcTestResult get(String query) {
        return http.get().uri("/internal/notifications" + query).header("Authorization", ORDER_SERVICE).exchange();
    }

    public List<Map<String, Object>> ofOrder(UUID orderId) {
        try {
            return JsonPath.read(get("?orderId=" + orderId).getResponse().getContentAsString(), "$.items");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<Object> statuses(UUID orderId) {
        return ofOrder(orderId).stream().map(item -> item.get("status")).toList();
    }
}
