package dev.pavedroad.systemtests;

import dev.pavedroad.localstack.mail.Mail;
import java.util.List;

/** What the customers of the local stack received. */
final class Mailbox {

    private Mailbox() {}

    static List<Mail> of(Client customer) {
        return RunningSystem.stack().mails().stream()
                .filter(mail -> mail.recipient().equals(customer.email())).toList();
    }
}
