package dev.pavedroad.chassis.test.openapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiFileTests {

    private static final String API = """
            {
              "info" : {
                "title" : "Tea",
                "version" : "1"
              },
              "openapi" : "3.1.0",
              "paths" : {
                "/teas" : {
                  "get" : {
                    "parameters" : [ {
                      "in" : "query",
                      "name" : "kind",
                      "required" : false,
                      "schema" : {
                        "type" : "string"
                      }
                    } ],
                    "responses" : {
                      "200" : {
                        "description" : "All of it."
                      }
                    }
                  }
                }
              }
            }
            """;

    @TempDir
    private Path folder;
    private OpenApiFile file;

    @BeforeEach
    void write() throws IOException {
        file = OpenApiFile.at(Files.writeString(folder.resolve("openapi.json"), API));
    }

    @Test
    void isContentWithWhatItSays() {
        assertThatCode(() -> file.mustBe(API.replace("\n", ""))).doesNotThrowAnyException();
    }

    @Test
    void namesTheCallThatIsGone() {
        assertThatThrownBy(() -> file.mustBe(API.replace("/teas", "/coffees")))
                .hasMessageContainingAll("THIS BREAKS CLIENTS", "/teas", "openapi.write");
    }

    @Test
    void namesTheParameterThatIsNowRequired() {
        assertThatThrownBy(() -> file.mustBe(API.replace("\"required\" : false", "\"required\" : true")))
                .hasMessageContainingAll("THIS BREAKS CLIENTS", "/teas", "kind");
    }

    @Test
    void tellsAdditionsFromBreaks() {
        var more = API.replace("\"200\" : {", "\"404\" : {\"description\": \"None.\"}, \"200\" : {");
        assertThatThrownBy(() -> file.mustBe(more)).hasMessageContaining("Clients go on working");
    }

    @Test
    void noticesWordsToo() {
        assertThatThrownBy(() -> file.mustBe(API.replace("Tea", "Coffee"))).hasMessageContaining("Only words");
    }

    @Test
    void isMissedWhenItIsNotThere() throws IOException {
        Files.delete(folder.resolve("openapi.json"));
        assertThatThrownBy(() -> file.mustBe(API)).hasMessageContaining("It is missing");
    }
}
