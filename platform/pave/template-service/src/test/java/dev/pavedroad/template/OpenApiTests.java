package dev.pavedroad.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.test.TestTokens;
import dev.pavedroad.chassis.test.openapi.OpenApiFile;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(properties = OpenApiFile.ON)
@AutoConfigureMockMvc
class OpenApiTests {

    @Test
    void saysWhatTheCodeDoes(@Autowired MockMvcTester http) throws IOException {
        var generated = http.get().uri(OpenApiFile.GENERATED)
                .header("Authorization", TestTokens.customer(UUID.randomUUID())).exchange();
        assertThat(generated).hasStatusOk();
        OpenApiFile.ofModule().mustBe(generated.getResponse().getContentAsString());
    }
}
