package dev.pavedroad.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTests {

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1, true", "192.0.2.1, 192.0.2.2, false", "2001:db8::1, 2001:db8:0:0:ffff::, true",
        "2001:db8::1, 2001:db8:0:1::1, false", "::ffff:192.0.2.1, 192.0.2.1, true", "unknown, unknown, true"})
    void isAnAddressOrTheCustomersPartOfOne(String one, String other, boolean same) {
        assertThat(ClientNetwork.of(one).name().equals(ClientNetwork.of(other).name())).isEqualTo(same);
    }
}
