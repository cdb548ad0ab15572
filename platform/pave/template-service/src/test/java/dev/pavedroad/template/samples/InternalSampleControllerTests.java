package dev.pavedroad.template.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.template.TemplateServiceTest;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@TemplateServiceTest
class InternalSampleControllerTests {

    @Autowired
    private MockMvcTester http;

    private final UUID id = UUID.randomUUID();

    @Test
    void storesANameAndShowsWhatItStored() {
        var stored = put(caller(), body("First"));

        assertThat(stored).hasStatusOk();
        assertThat(stored).bodyJson().extractingPath("$.id").isEqualTo(id.toString());
        assertThat(stored).bodyJson().extractingPath("$.name").isEqualTo("First");
        assertThat(stored).bodyJson().extractingPath("$.madeAt").asString().isNotEmpty();
    }

    @Test
    void givesARepeatedRequestTheSameAnswer() throws UnsupportedEncodingException {
        var first = put(caller(), body("First")).getResponse().getContentAsString();

        assertThat(put(caller(), body("First"))).hasStatusOk().bodyText().isEqualTo(first);
    }

    @Test
    void refusesAnotherNameForTheSameId() {
        put(caller(), body("First"));

        assertProblem(put(caller(), body("Second")), 409, "sample-conflict");
    }

    @Test
    void takesANameOfAHundredCharactersAndNoLongerOne() {
        assertProblem(put(caller(), body("x".repeat(101))), 400, "invalid-request");
        assertThat(put(caller(), body("x".repeat(100)))).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": null}", "{\"name\": \"\"}", "{\"name\": \" \"}", "{\"name\": 7}"})
    void namesTheFieldThatItCannotAccept(String body) {
        var refused = put(caller(), body);

        assertProblem(refused, 400, "invalid-request");
        assertThat(refused).bodyJson().extractingPath("$.errors[*].field").asArray().containsExactly("name");
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertProblem(http.put().uri("/internal/samples/7").header(AUTHORIZATION, caller())
                .contentType(APPLICATION_JSON).content(body("First")).exchange(), 400, "invalid-request");
    }

    @Test
    void keepsOutAnyoneWithoutAToken() {
        assertProblem(http.put().uri("/internal/samples/{id}", id).contentType(APPLICATION_JSON)
                .content(body("First")).exchange(), 401, "unauthenticated");
    }

    @Test
    void keepsOutUsersAndAdministrators() {
        assertProblem(put(TestTokens.customer(UUID.randomUUID()), body("First")), 403, "forbidden");
        assertProblem(put(TestTokens.admin(), body("First")), 403, "forbidden");
    }

    @Test
    void keepsOutARequestThatTheMapDoesNotAllow() {
        assertProblem(http.post().uri("/internal/samples").header(AUTHORIZATION, caller())
                .contentType(APPLICATION_JSON).content(body("First")).exchange(), 403, "forbidden");
    }

    private MvcTestResult put(String authorization, String body) {
        return http.put().uri("/internal/samples/{id}", id).header(AUTHORIZATION, authorization)
                .contentType(APPLICATION_JSON).content(body).exchange();
    }

    private static String caller() {
        return TestTokens.service("caller-service", "template-service");
    }

    private static String body(String name) {
        return """
                {"name": "%s"}""".formatted(name);
    }

    private static void assertProblem(MvcTestResult answer, int status, String slug) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + slug);
    }
}
