package dev.pavedroad.template.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.template.TemplateServiceTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@TemplateServiceTest
class SampleControllerTests {

    private static final Instant FUTURE = Instant.parse("2126-01-01T10:00:00Z");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Samples samples;

    private final UUID id = UUID.randomUUID();

    @Test
    void showsOneToASignedInUser() {
        samples.add(id, "First", Instant.parse("2026-01-01T10:00:00Z"));

        assertThat(get("/api/samples/" + id)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"id": "%s", "name": "First", "madeAt": "2026-01-01T10:00:00Z"}""".formatted(id));
    }

    @Test
    void listsTheNewestFirst() {
        samples.add(id, "First", FUTURE);
        samples.add(UUID.randomUUID(), "Second", FUTURE.plusSeconds(1));

        var page = get("/api/samples?size=2");

        assertThat(page).hasStatusOk();
        assertThat(page).bodyJson().extractingPath("$.items[*].name").asArray().containsExactly("Second", "First");
        assertThat(page).bodyJson().extractingPath("$.totalItems").asNumber()
                .isEqualTo((int) samples.count());
    }

    @Test
    void saysThatItDoesNotKnowAnId() {
        assertProblem(get("/api/samples/" + id), 404, "unknown-sample");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/samples/7", "/api/samples?size=0",
        "/api/samples?page=-1"})
    void refusesWhatItCannotRead(String uri) {
        assertProblem(get(uri), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/samples/7", "/api/samples"})
    void keepsOutAnyoneWithoutAToken(String uri) {
        assertProblem(http.get().uri(uri).exchange(), 401, "unauthenticated");
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(uri).header(AUTHORIZATION, TestTokens.customer(UUID.randomUUID())).exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status, String slug) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + slug);
    }
}
