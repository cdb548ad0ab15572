package dev.pavedroad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.internet.AddressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTests {

    @Test
    void carriesNamesOfAllScripts() throws AddressException {
        var mailbox = Mailbox.of("ada@example.com", "Ada Λόβλεϊς");

        assertThat(mailbox.toString()).isEqualTo("=?UTF-8?B?QWRhIM6bz4zOss67zrXPis+C?= <ada@example.com>");
        assertThat(mailbox.getPersonal()).isEqualTo("Ada Λόβλεϊς");
    }

    @Test
    void hasOneLineWhateverTheName() throws AddressException {
        var mailbox = Mailbox.of("eve@example.com", "Eve\r\nBcc: victim@example.com, \"<x@example.com>");

        assertThat(mailbox.toString()).doesNotContain("\r", "\n").endsWith("<eve@example.com>");
        assertThat(mailbox.getAddress()).isEqualTo("eve@example.com");
    }

    @Test
    void writesADomainNameInItsAsciiForm() throws AddressException {
        assertThat(Mailbox.of("info@bücher.example", "").getAddress()).isEqualTo("info@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "@example.com", "a@", "a@b@example.com", "a b@example.com", "müller@example.com",
        "a@example.com\r\nBcc: victim@example.com", "a\r\n@example.com", "a@example.com, b@example.com",
        "a,b@example.com", "Ada <a@example.com>", "list:a@example.com;", "a@exa_mple.com"})
    void refusesWhatIsNotOnePlainAddress(String email) {
        assertThatExceptionOfType(AddressException.class).isThrownBy(() -> Mailbox.of(email, "Ada"));
    }
}
