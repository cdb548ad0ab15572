package dev.pavedroad.devstack.mail;

import dev.pavedroad.devstack.state.PrivateFiles;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server for the loopback address that delivers nothing: it writes each mail into a file of its own. */
public final class MailSink implements AutoCloseable {

    private static final int TEMPORARY_FAILURE = 451;

    private final Path folder;
    private final SMTPServer server;
    private Instant last = Instant.EPOCH;

    private MailSink(Path folder, int port) {
        this.folder = PrivateFiles.createFolder(folder);
        this.server = SMTPServer.port(port).bindAddress(InetAddress.getLoopbackAddress()).hostName("localhost")
                .insertReceivedHeaders(false).messageHandler(this::received).build();
    }

    public static MailSink start(Path folder, int port) {
        var sink = new MailSink(folder, port);
        sink.server.start();
        return sink;
    }

    public int port() {
        return server.getPortAllocated();
    }

    // Called once for each recipient; the server accepts the mail only after the file is there.
    private void received(MessageContext context, String from, String recipient, byte[] data) throws RejectException {
        try {
            var draft = Files.createTempFile(folder, ".", ".tmp");
            Files.write(draft, data);
            Files.move(draft, folder.resolve(MailFile.name(nextTime(), recipient, subject(data))),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RejectException(TEMPORARY_FAILURE, "The mail could not be written: " + e.getMessage());
        }
    }

    /** Later than any time before, so that names sort by arrival and are unique. */
    private synchronized Instant nextTime() {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        return last;
    }

    private static String subject(byte[] data) {
        try {
            var subject = Mail.parse(new ByteArrayInputStream(data)).getSubject();
            return subject == null ? "" : subject;
        } catch (MessagingException _) {
            return "";
        }
    }

    /** Every mail in the folder, the oldest first. */
    public List<Mail> mails() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml")).sorted().map(Mail::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
