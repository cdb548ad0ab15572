package dev.pavedroad.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class PreconditionsTests {

    private final Product product = new Product(UUID.randomUUID(), "S", "N", "", "C", BigDecimal.ONE, 1, null, 7);

    @Test
    void allowEverythingAndKnowNothingWhenNothingIsSent() {
        assertThat(sent(null, null).allowChangeOf(product)).isTrue();
        assertThat(sent(null, null).knowStateOf(product)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "\"6\", \"7\"", "\"6\",\"7\"", "*"})
    void allowAChangeOfTheStateThatTheClientHasSeen(String ifMatch) {
        assertThat(sent(ifMatch, null).allowChangeOf(product)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"8\", \"9\"", "W/\"7\"", "7", "", "\"77\""})
    void refuseAChangeOfAnyOtherState(String ifMatch) {
        assertThat(sent(ifMatch, null).allowChangeOf(product)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"a,b\", \"7\"", "*"})
    void knowAStateThatIsAmongThoseSent(String ifNoneMatch) {
        assertThat(sent(null, ifNoneMatch).knowStateOf(product)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "garbage", "", "\"*\""})
    void knowNoOtherState(String ifNoneMatch) {
        assertThat(sent(null, ifNoneMatch).knowStateOf(product)).isFalse();
    }

    @Test
    void readAHeaderThatIsSentTwice() {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.IF_NONE_MATCH, "\"1\"");
        headers.add(HttpHeaders.IF_NONE_MATCH, "\"7\"");

        assertThat(Preconditions.of(headers).knowStateOf(product)).isTrue();
    }

    private static Preconditions sent(String ifMatch, String ifNoneMatch) {
        var headers = new HttpHeaders();
        if (ifMatch != null) {
            headers.set(HttpHeaders.IF_MATCH, ifMatch);
        }
        if (ifNoneMatch != null) {
            headers.set(HttpHeaders.IF_NONE_MATCH, ifNoneMatch);
        }
        return Preconditions.of(headers);
    }
}
