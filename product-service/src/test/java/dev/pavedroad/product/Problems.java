package dev.pavedroad.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Assertions on problem documents. */
public class Problems {

    private Problems() {}

    public static void assertProblem(MvcTestResult result, int status, String slug) {
        assertThat(result).hasStatus(status).hasContentType("application/problem+json");
        assertThat(result).bodyJson().extractingPath("$.type").asString().endsWith("/" + slug);
        assertThat(result).bodyJson().extractingPath("$.status").isEqualTo(status);
        assertThat(result).bodyJson().hasPath("$.title").hasPath("$.detail").hasPath("$.instance").hasPath("$.traceId");
    }

    /** A 400 that names a field. */
    public static void assertInvalid(MvcTestResult result, String field) {
        assertProblem(result, 400, "invalid-request");
        assertThat(result).bodyJson().extractingPath("$.errors[*].field").asArray().contains(field);
    }
}
