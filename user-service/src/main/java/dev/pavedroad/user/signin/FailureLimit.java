package dev.pavedroad.user.signin;

import dev.pavedroad.chassis.web.ClientNetwork;
import java.util.List;
import java.util.UUID;

/**
 * What failures are counted by, and how many of them there may be in a minute.
 *
 * @param subject counted in lower case, as emails are compared
 */
record FailureLimit(String subject, int failures) {

    private static final int BY_EMAIL_AND_CLIENT = 10;
    private static final int BY_CLIENT = 30;
    private static final int BY_EMAIL = 100;
    private static final int BY_USER = 10;

    /** Few for one guesser, and so many by email alone that nobody locks its owner out in passing. */
    static List<FailureLimit> ofSignIn(String email, ClientNetwork client) {
        return List.of(new FailureLimit("client %s email %s".formatted(client.name(), email), BY_EMAIL_AND_CLIENT),
                new FailureLimit("client " + client.name(), BY_CLIENT),
                new FailureLimit("email " + email, BY_EMAIL));
    }

    /** Of users who are signed in, apart from the tries to sign in: others' failures do not lock them out. */
    static List<FailureLimit> ofUser(UUID id) {
        return List.of(new FailureLimit("user " + id, BY_USER));
    }
}
