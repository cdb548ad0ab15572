package dev.pavedroad.map;

/** The communication map cannot be used; the message names the line, what is wrong and how to mend it. */
public class InvalidMapException extends RuntimeException {

    InvalidMapException(String message) {
        super(message);
    }

    InvalidMapException(int line, String sentence) {
        super("communication-map.yml, line %d: %s.".formatted(line, sentence));
    }
}
