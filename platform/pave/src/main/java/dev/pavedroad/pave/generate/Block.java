package dev.pavedroad.pave.generate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Lines that follow from the map, and where they belong: in a file, between two marker lines with the block's name.
 *
 * @param file  the path from the root
 * @param lines without the indentation of the markers
 * @param place where a person writes what is to be different
 */
record Block(String file, String name, List<String> lines, String place) {

    /** What the marker line keeps of a block, so that a change by hand is noticed: as in Meta's SignedSource. */
    static String signatureOf(List<String> lines) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
