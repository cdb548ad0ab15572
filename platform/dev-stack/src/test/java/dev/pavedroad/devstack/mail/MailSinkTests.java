package dev.pavedroad.devstack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.client.SmartClient;

class MailSinkTests {

    @TempDir
    private Path folder;

    private MailSink sink;

    @BeforeEach
    void start() {
        sink = MailSink.start(folder, 0);
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void writesAMailExactlyAsItWasSent() throws IOException {
        var mail = mail("ada@example.com", "Your order is confirmed", "<1@shop>");

        send(mail, "ada@example.com");

        assertThat(sink.mails()).singleElement().satisfies(received -> {
            assertThat(received.path()).hasContent(mail);
            assertThat(received.recipient()).isEqualTo("ada@example.com");
            assertThat(received.subject()).isEqualTo("Your order is confirmed");
            assertThat(received.messageId()).isEqualTo("<1@shop>");
        });
    }

    @Test
    void namesTheFileByTimeRecipientAndSubject() throws IOException {
        send(mail("ada@example.com", "=?UTF-8?Q?Best=C3=A4tigt=3A_Nr=2E_7?=", "<1@shop>"), "ada@example.com");

        assertThat(sink.mails().getFirst().path().getFileName().toString())
                .matches("\\d{8}T\\d{6}\\.\\d{6}Z-ada@example\\.com-bestatigt-nr-7\\.eml");
    }

    @Test
    void letsNoAddressLeadOutOfTheFolder() throws IOException {
        send(mail("ada@example.com", "../../x", "<1@shop>"), "\"../../etc/x\"@example.com");

        assertThat(sink.mails()).singleElement()
                .satisfies(mail -> assertThat(mail.path().getParent()).isEqualTo(folder));
    }

    @Test
    void keepsEveryMailOfManyAtOnceAndNoDraft() throws IOException {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50).forEach(number -> senders.submit(() -> {
                send(mail("ada@example.com", "The same", "<%d@shop>".formatted(number)), "ada@example.com");
                return null;
            }));
        }

        assertThat(sink.mails()).extracting(Mail::messageId).doesNotHaveDuplicates().hasSize(50);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(50);
        }
    }

    @Test
    void listsMailsInTheOrderInWhichTheyCame() throws IOException {
        for (var number : List.of("3", "1", "2")) {
            send(mail(number + "@example.com", number, "<%s@shop>".formatted(number)), number + "@example.com");
        }

        assertThat(sink.mails()).extracting(Mail::subject).containsExactly("3", "1", "2");
    }

    private static String mail(String to, String subject, String id) {
        return "From: shop@example.com\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: %s\r\n\r\nHello\r\n"
                .formatted(to, subject, id);
    }

    private void send(String mail, String recipient) throws IOException {
        var client = SmartClient.createAndConnect("localhost", sink.port(), "localhost");
        client.from("shop@example.com");
        client.to(recipient);
        client.dataStart();
        client.dataWrite(mail.getBytes(StandardCharsets.UTF_8));
        client.dataEnd();
        client.quit();
    }
}
