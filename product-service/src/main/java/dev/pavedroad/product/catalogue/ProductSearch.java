package dev.pavedroad.product.catalogue;

import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * Which products a client wants to see; empty means all.
 *
 * @param query    text that the name or the description contains, in any case
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

    /** The text for LIKE, anywhere and literally; empty for all. */
    String pattern() {
        return hasText() ? "%" + query.replaceAll("[\\\\%_]", "\\\\$0") + "%" : "";
    }
}
