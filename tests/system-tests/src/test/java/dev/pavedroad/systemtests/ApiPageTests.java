package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** From nobody to an order, by nothing but the page that shows the API. */
@EnabledIf(value = "dev.pavedroad.systemtests.ApiPage#canBeOpened",
        disabledReason = "chromium and chromedriver are not on the PATH")
class ApiPageTests {

    private static final String EMAIL = "page-%s@example.com".formatted(UUID.randomUUID());

    private ApiPage page;

    @BeforeEach
    void open() {
        page = ApiPage.open(RunningSystem.url());
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void leadsFromSignUpToAnOrder() {
        var order = "{\"items\": [{\"productId\": \"%s\", \"quantity\": 2}]}"
                .formatted(Catalogue.newProduct(Client.administrator(), 10));
        assertThat(page.call("Orders-place", order)).startsWith("401").contains("unauthenticated");

        assertThat(page.call("Users-signUp", """
                {"email": "%s", "name": "Ada Lovelace", "password": "correct horse"}""".formatted(EMAIL)))
                .startsWith("201").contains(EMAIL);
        assertThat(page.call("Users-signIn", """
                {"email": "%s", "password": "correct horse"}""".formatted(EMAIL)))
                .startsWith("200").contains("accessToken");
        await().atMost(Duration.ofSeconds(30)).until(() -> page.state().equals("You are signed in."));

        // 202 is an answer too: on a busy machine a reservation may take longer than a client has to wait.
        assertThat(page.call("Orders-place", order)).matches("(?s)20[12].*\"status\": \"(CONFIRMED|PENDING)\".*");
    }
}
