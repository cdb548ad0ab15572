package dev.pavedroad.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedReasonTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.1 <ada@example.com>: Recipient address rejected | 550 5.1.1 <(address)>: Recipient address rejected
            no such user a.d+a@mail.example.com                     | no such user (address)
            connection refused                                      | connection refused
            """)
    void namesNobody(String reason, String logged) {
        assertThat(new LoggedReason(reason)).hasToString(logged);
    }

    @ParameterizedTest
    @CsvSource({"'550 no\r\nINFO all is well', 550 no INFO all is well"})
    void isOneLine(String reason, String logged) {
        assertThat(new LoggedReason(reason)).hasToString(logged);
    }
}
