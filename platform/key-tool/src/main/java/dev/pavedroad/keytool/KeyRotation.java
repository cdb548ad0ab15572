package dev.pavedroad.keytool;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Replaces an issuer's key in three steps, with a deployment after each, so that every token is accepted at any moment:
 * the new public key is everywhere before anything is signed with it, and the old one stays until nothing is.
 */
class KeyRotation {

    private final KeyFolder folder;
    private final String issuer;

    KeyRotation(KeyFolder folder, String issuer) {
        this.folder = folder;
        this.issuer = issuer;
    }

    /** Makes the next key and publishes it beside the present one; safe to repeat. */
    String add() throws IOException {
        requirePresent();
        if (Files.exists(folder.previous(issuer))) {
            throw new KeyRotationException("%s is still on its way from one key to another; retire the old one first"
                    .formatted(issuer));
        }
        if (!Files.exists(folder.next(issuer))) {
            folder.generate(folder.next(issuer));
        }
        folder.publish(issuer, List.of(folder.present(issuer), folder.next(issuer)));
        return "%s has a next key. Now give %s to every service, and then: switch %s"
                .formatted(issuer, folder.published(issuer), issuer);
    }

    /** Makes the next key the present one. */
    String change() throws IOException {
        requirePresent();
        if (!Files.exists(folder.next(issuer))) {
            throw new KeyRotationException("%s has no next key; add one first".formatted(issuer));
        }
        var next = folder.read(folder.next(issuer));
        if (folder.readPublished(issuer).getKeyByKeyId(next.getKeyID()) == null) {
            throw new KeyRotationException("the next key of %s is not published; add it again".formatted(issuer));
        }
        // Copied first: there is a present key at any moment, even when this is interrupted.
        folder.copy(folder.present(issuer), folder.previous(issuer));
        folder.replace(folder.next(issuer), folder.present(issuer));
        return "%s signs with its new key. Now give %s to it alone, wait until no token of the old key is left (users: "
                .formatted(issuer, folder.present(issuer)) + "16 minutes, services: 90 s), and then: retire " + issuer;
    }

    /** Takes the old key away. */
    String retire() throws IOException {
        requirePresent();
        if (Files.exists(folder.next(issuer)) || !Files.exists(folder.previous(issuer))) {
            throw new KeyRotationException("%s has no old key to retire; switch first".formatted(issuer));
        }
        folder.publish(issuer, List.of(folder.present(issuer)));
        Files.delete(folder.previous(issuer));
        return "%s has one key again. Now give %s to every service."
                .formatted(issuer, folder.published(issuer));
    }

    private void requirePresent() {
        if (!Files.exists(folder.present(issuer)) || !Files.exists(folder.published(issuer))) {
            throw new KeyRotationException("%s has no key in %s; make the missing keys first"
                    .formatted(issuer, folder.folder()));
        }
    }
}
