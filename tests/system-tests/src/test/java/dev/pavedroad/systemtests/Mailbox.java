package dev.pavedroad.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pavedroad.devstack.mail.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;

/** The mails that customers received: from the dev stack, or from the Mailpit at {@code -Dsystem.mailbox=<url>}. */
public final class Mailbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Mailbox() {}

    /** A mail; its content is fetched when it is asked for. */
    public record Letter(String messageId, Supplier<String> content) {}

    /** The oldest first. */
    public static List<Letter> of(Client customer) {
        return RunningSystem.isLocal() ? inFolder(customer.email()) : inMailpit(customer.email());
    }

    private static List<Letter> inFolder(String recipient) {
        return RunningSystem.stack().mails().stream().filter(mail -> mail.recipient().equals(recipient))
                .map(mail -> new Letter(mail.messageId(), () -> read(mail))).toList();
    }

    private static List<Letter> inMailpit(String recipient) {
        return get("/api/v1/search?limit=1000&query=to:" + recipient).path("messages").valueStream().toList().reversed()
                .stream()
                .map(mail -> new Letter(mail.path("MessageID").asText(), () -> textOf(mail.path("ID").asText())))
                .toList();
    }

    private static String textOf(String id) {
        return get("/api/v1/message/" + id).path("Text").asText();
    }

    private static JsonNode get(String path) {
        try (var in = URI.create(RunningSystem.mailboxUrl() + path).toURL().openStream()) {
            return JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Mail mail) {
        try {
            return Files.readString(mail.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
