package dev.pavedroad.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.chassis.SampleService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class SpeakingHttpTests {

    private static ConfigurableApplicationContext service;
    private static int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        service = new SpringApplication(SampleService.class).run(SampleService.arguments());
        port = service.getEnvironment().getProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/open,       200,", "GET,  /api/me,            401, unauthenticated",
        "DELETE, /api/open,       401, unauthenticated", "GET, /internal/hello, 401, unauthenticated",
        "GET,    /actuator/health, 401, unauthenticated", "GET, /health, 200,", "GET, /health/live, 200,",
        "GET,    /api/open;x=y,   400, invalid-request", "GET, /api//open,     400, invalid-request",
        "GET,    /api/%2e%2e/internal/hello, 400, invalid-request"})
    void answersInTheFormOfTheContract(String method, String path, int status, String slug) throws Exception {
        var answer = send(HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody()).build());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Trace-Id")).hasValueSatisfying(id -> assertThat(id).hasSize(32));
        if (slug != null) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"type\":\"/problems/" + slug + "\"", "\"status\":" + status,
                    "\"traceId\":\"" + answer.headers().firstValue("X-Trace-Id").orElseThrow());
        }
    }

    @Test
    void showsNothingOfAFailure() throws Exception {
        var answer = send(HttpRequest.newBuilder(uri("/api/tokens/broken")).build());
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("/problems/internal-error").doesNotContain("Exception", "secret", "spring");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": 7}", "{\"text\": \"\\u0000\"}", "{\"text\": \"\\ud800\"}", "{\"text\": true}"})
    void refusesWhatIsNoTextAndNamesTheField(String body) throws Exception {
        var answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"text\"");
    }

    @ParameterizedTest
    @CsvSource({"65536, true, 200", "65537, true, 413", "65536, false, 200", "65537, false, 413",
        "1500000, false, 413"})
    void takesBodiesOf64KiBAndNoneThatIsLonger(int length, boolean announced, int status) throws Exception {
        var body = "{\"text\": \"%s\"}".formatted("x".repeat(length - 12)).getBytes(StandardCharsets.UTF_8);
        var publisher = announced
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        var answer = send(HttpRequest.newBuilder(uri("/api/tokens")).header("Content-Type", "application/json")
                .POST(publisher).build());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(status == 200 ? "xxx" : "/problems/payload-too-large");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"numbers": [{"value": 1}, {"value": 2}, {"value": 4}]} | 200 | 7
            {"numbers": []}                                         | 400 | "field":"numbers"
            {"numbers": [{"value": 1}, null]}                       | 400 | "field":"numbers[1]"
            {"numbers": [{"value": 1}, {"value": true}]}            | 400 | "field":"numbers[1].value"
            """)
    void readsListsOfTheirSize(String body, int status, String expected) throws Exception {
        var answer = post("/api/tokens/sum", body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(expected);
    }

    // What comes after the fourth element would be refused by itself, had anybody looked at it.
    @ParameterizedTest
    @ValueSource(strings = {"{\"value\": true}", "null", "{\"value\": 1}"})
    void stopsReadingAListAtTheFirstElementTooMany(String rest) throws Exception {
        var one = "{\"value\": 1},";
        var answer = post("/api/tokens/sum", "{\"numbers\": [%s%s]}".formatted(one.repeat(4), rest));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("[{\"field\":\"numbers\",\"message\":\"may have at most 3 elements\"}]");
    }

    @ParameterizedTest
    @CsvSource({"9000, 200", "11000, 400"})
    void stopsReadingWhatNobodyAskedForAtTenThousandValues(int values, int status) throws Exception {
        var answer = post("{\"other\": [%s], \"text\": \"a\"}".formatted("1,".repeat(values) + "1"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains(status == 200 ? "\"text\"" : "The body has too many values, or too deep ones.");
    }

    @Test
    void takesTextsOfTheWholeOfUnicode() throws Exception {
        var answer = post("{\"text\": \"\\ud83d\\ude00 \u00e4\"}").body();
        assertThat(new ObjectMapper().readTree(answer).get("text").asText()).isEqualTo("\ud83d\ude00 \u00e4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /<> HTTP/1.1\r\nHost: x\r\n\r\n", "NONSENSE\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: \0\r\n\r\n"})
    void answersAProblemEvenWhereNoRequestWasRead(String bytes) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains(" 400 ").containsIgnoringCase("Content-Type: application/problem+json")
                    .contains("/problems/invalid-request").doesNotContain("Tomcat", "<html");
        }
    }

    @ParameterizedTest
    @CsvSource({"TRACE /api/open, X: y, 405", "CONNECT /api/open, X: y, 400", "PROPFIND /api/open, X: y, 405",
        "get /api/open, X: y, 405", "GET /api/open, Content-Type: */*, 415", "GET /api/open, Content-Type: x, 415",
        "GET /api/open, Accept: 99, 406", "GET /api/open, 'Transfer-Encoding: gzip, chunked', 400",
        "POST /api/tokens, Content-Type: multipart/form-data, 415", "GET ?x, X: y, 400", "GET //, X: y, 400"})
    void refusesInTheFormOfTheContractWhatNoHandlerCouldRead(String line, String header, String status)
            throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write("%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n\r\n"
                    .formatted(line, header).getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"instance\":\"/")
                    .containsIgnoringCase("Content-Type: application/problem+json").contains("X-Trace-Id: ");
        }
    }

    @Test
    void answersOnOneConnectionAsLongAsItIsAsked() throws Exception {
        var connections = new HashSet<String>();
        for (int i = 0; i < 300; i++) {
            connections.add(send(HttpRequest.newBuilder(uri("/health/live")).build()).connectionLabel().orElseThrow());
        }
        assertThat(connections).hasSize(1);
    }

    @Test
    void refusesJsonThatSaysAThingTwiceOrNestsWithoutEnd() throws Exception {
        assertThat(post("{\"text\": \"a\", \"text\": \"b\"}").statusCode()).isEqualTo(400);
        assertThat(post("{\"other\":".repeat(5000) + "1" + "}".repeat(5000)).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post("/api/tokens", body);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
