package dev.pavedroad.systemtests.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that can be away, slow, choosy and rude, and remembers what it has accepted. */
final class MailServer {

    private static final int ANY_PORT = 0;

    /** The accepted mails, in the order in which they came. */
    record Accepted(String recipient, String messageId) {}

    /** The behaviour of the server towards a client; a {@link RejectException} is its reply. */
    interface Mood {
        void meet(String recipient) throws RejectException;
    }

    private static final Mood GOOD = _ -> {};

    private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final SMTPServer server = SMTPServer.port(ANY_PORT).bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost").messageHandlerFactory(Conversation::new).build();
    private final FaultInjectingProxy proxy = new FaultInjectingProxy(server::getPortAllocated);
    private volatile Mood atRecipient = GOOD;
    private volatile Mood atData = GOOD;
    private volatile Mood atReply = GOOD;

    private MailServer() {}

    static MailServer start() {
        var started = new MailServer();
        started.server.start();
        return started;
    }

    int port() {
        return proxy.port();
    }

    /** Breaks every connection, without a word. */
    void hangUp() {
        proxy.cut();
    }

    List<String> messageIdsTo(String recipient) {
        return accepted.stream().filter(it -> it.recipient().equals(recipient)).map(Accepted::messageId).toList();
    }

    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** Nobody listens any more. */
    void goAway() {
        proxy.takeDown();
    }

    void comeBack() {
        proxy.putUp();
    }

    /** From now on does this with each recipient. */
    void atRecipient(Mood mood) {
        atRecipient = mood;
    }

    /** From now on does this with each mail that it has read and not yet accepted. */
    void atData(Mood mood) {
        atData = mood;
    }

    /** From now on does this with each mail that it has accepted, before it says so. */
    void atReply(Mood mood) {
        atReply = mood;
    }

    void behave() {
        atRecipient = GOOD;
        atData = GOOD;
        atReply = GOOD;
    }

    /** Keeps whoever it is waiting until the latch opens, or the test has forgotten it. */
    static void waitFor(CountDownLatch latch) {
        try {
            latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private class Conversation implements MessageHandler {

        private String recipient;

        Conversation(MessageContext context) {}

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String to) throws RejectException {
            atRecipient.meet(to);
            recipient = to;
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            var messageId = messageId(data.readAllBytes());
            atData.meet(recipient);
            accepted.add(new Accepted(recipient, messageId));
            atReply.meet(recipient);
            return null;
        }

        @Override
        public void done() {}
    }

    private static String messageId(byte[] mail) {
        return new String(mail, StandardCharsets.UTF_8).lines().filter(it -> it.startsWith("Message-ID: ")).findFirst()
                .orElseThrow().replaceAll("Message-ID: <(.*)@.*>", "$1");
    }
}
