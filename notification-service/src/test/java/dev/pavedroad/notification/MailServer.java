package dev.pavedroad.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on a free port that can go away, come back and give whatever replies a test wants. */
public class MailServer {

    /** In the place of a reply: the server leaves its client waiting. */
    public static final String SILENCE = "";

    /** A mail that was accepted, for the addresses that SMTP named. */
    public record Delivered(List<String> recipients, MimeMessage mail) {}

    private final List<Delivered> delivered = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<String>> replies = new ConcurrentHashMap<>();
    private volatile ServerSocket socket;
    private int port;

    public int start() {
        try {
            socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = socket.getLocalPort();
            var listening = socket;
            Thread.ofVirtual().start(() -> listen(listening));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public void stop() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next replies to commands that begin like this; then it is friendly again. */
    public void reply(String command, String... with) {
        replies.put(command, new ArrayDeque<>(List.of(with)));
    }

    public List<MimeMessage> mailsTo(String email) {
        return delivered.stream().filter(it -> it.recipients().contains(email)).map(Delivered::mail).toList();
    }

    /** The local parts of the Message-IDs, in the order of arrival. */
    public List<String> idsOfMailsTo(String email) {
        return mailsTo(email).stream().map(mail -> header(mail, "Message-ID").replaceAll("^<|@.*", "")).toList();
    }

    public static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var connection = listening.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            say(connection, "220 test");
            var recipients = new CopyOnWriteArrayList<String>();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var reply = scripted(line);
                if (line.startsWith("RCPT TO:") && reply.startsWith("250")) {
                    recipients.add(line.replaceAll(".*<|>.*", ""));
                }
                say(connection, reply);
                if (reply.startsWith("354")) {
                    say(connection, receive(in, recipients));
                } else if (line.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException | MessagingException _) {
            // The client has gone.
        }
    }

    private String receive(BufferedReader in, List<String> recipients) throws IOException, MessagingException {
        var text = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("hung up within a mail");
            }
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        var reply = scripted("." + recipients);
        if (reply.startsWith("250")) {
            var bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            delivered.add(new Delivered(List.copyOf(recipients),
                    new MimeMessage(null, new ByteArrayInputStream(bytes))));
        }
        return reply;
    }

    private synchronized String scripted(String line) {
        return replies.entrySet().stream().filter(it -> line.startsWith(it.getKey())).map(it -> it.getValue().poll())
                .filter(it -> it != null).findFirst()
                .orElse(line.equals("DATA") ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 fine");
    }

    private static void say(Socket connection, String reply) throws IOException {
        if (reply.equals(SILENCE)) {
            return;
        }
        connection.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }
}
