package dev.pavedroad.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

class StrictTransportSecurityTests {

    private static final String HEADER = "Strict-Transport-Security";

    @Nested
    @TestPropertySource(properties = "TRUSTED_PROXY_HOPS=1")
    class BehindAProxy extends GatewayUnderTest {

        @ParameterizedTest
        @CsvSource({"/, https, max-age=31536000", "/nothing, https, max-age=31536000",
            "/api/products/1, https, max-age=31536000", "/, http,", "/api/products/1, http,"})
        void isAskedForWhereTheRequestCameOverTls(String path, String scheme, String expected) {
            running("product-service");
            assertThat(get(path, "X-Forwarded-Proto", scheme).headers().firstValue(HEADER).orElse(null))
                    .isEqualTo(expected);
        }
    }

    @Nested
    class WithoutOne extends GatewayUnderTest {

        @ParameterizedTest
        @CsvSource({"https", "http"})
        void isNotAskedForWhateverAClientSays(String scheme) {
            assertThat(get("/", "X-Forwarded-Proto", scheme).headers().firstValue(HEADER)).isEmpty();
        }
    }
}
