package dev.pavedroad.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@TemplateServiceTest
class TemplateServiceApplicationTests {

    @Test
    void isHealthyOnceItHasStarted(@Autowired MockMvcTester http) {
        assertThat(http.get().uri("/health")).hasStatusOk();
    }
}
