package dev.pavedroad.product.catalogue;

import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * Which products a client wants to see; empty means all.
 *
 * @param query    text in any case: from three characters on contained in the name or the description, else the start of the
 *                 name
 * @param category the exact category
 */
record ProductSearch(
        @CodePointLength(max = 200) @Pattern(regexp = NO_NUL, message = "contains a NUL character") String query,
        @CodePointLength(max = 64) @Pattern(regexp = NO_NUL, message = "contains a NUL character") String category) {

    private static final String NO_NUL = "[^\\x00]*";

    ProductSearch {
        query = query == null ? "" : query;
        category = category == null ? "" : category;
    }

    boolean hasText() {
        return !query.isEmpty();
    }

    /** For LIKE, literally: a text of one or two characters, with which a name begins; empty for all. */
    String start() {
        return isShort() ? literally() + "%" : "";
    }

    /** For LIKE, literally: a longer text, which is anywhere in name or description; empty for all. */
    String part() {
        return hasText() && !isShort() ? "%" + literally() + "%" : "";
    }

    // The index of parts knows three characters in a row and no fewer.
    private boolean isShort() {
        return hasText() && query.codePointCount(0, query.length()) < 3;
    }

    private String literally() {
        return query.replaceAll("[\\\\%_]", "\\\\$0");
    }
}
