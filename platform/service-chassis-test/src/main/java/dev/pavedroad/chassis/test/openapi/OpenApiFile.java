package dev.pavedroad.chassis.test.openapi;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** The checked-in description of a service's API, which has to be what the code says. */
public final class OpenApiFile {

    /** For {@code @SpringBootTest(properties = OpenApiFile.ON)}. */
    public static final String ON = "springdoc.api-docs.enabled=true";

    /** Where springdoc answers. */
    public static final String GENERATED = "/v3/api-docs";

    private static final String WRITE = "openapi.write";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    private OpenApiFile(Path file) {
        this.file = file;
    }

    /** {@code openapi.json} of the module whose tests run. */
    public static OpenApiFile ofModule() {
        return new OpenApiFile(Path.of("openapi.json"));
    }

    static OpenApiFile at(Path file) {
        return new OpenApiFile(file);
    }

    /** Fails with what has changed, and names what breaks clients; {@code -Dopenapi.write=true} writes the file. */
    public void mustBe(String generated) throws IOException {
        var present = sorted(generated);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, present);
            return;
        }
        var before = Files.exists(file) ? Files.readString(file) : "";
        if (!present.equals(before)) {
            fail("%s is not what the code says.%n%s%nIf it is meant so, run this test with -D%s=true and commit."
                    .formatted(file, before.isEmpty() ? "It is missing." : difference(before, present), WRITE));
        }
    }

    private static String difference(String before, String present) throws IOException {
        var difference = OpenApiCompare.fromContents(before, present);
        var text = new ByteArrayOutputStream();
        new ConsoleRender().render(difference, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        var verdict = difference.isIncompatible()
                ? "THIS BREAKS CLIENTS."
                : difference.isDifferent() ? "Clients go on working." : "Only words or examples differ.";
        return verdict + System.lineSeparator() + text.toString(StandardCharsets.UTF_8);
    }

    private static String sorted(String json) throws JsonProcessingException {
        return JSON.writeValueAsString(JSON.readValue(json, Object.class)) + "\n";
    }
}
