package dev.pavedroad.product.catalogue;

import java.util.List;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * The states of a product that a client names as known to it; {@code null} where it names none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1">RFC 9110, preconditions</a>
 */
record Preconditions(List<ETag> ifMatch, List<ETag> ifNoneMatch) {

    static Preconditions of(HttpHeaders headers) {
        return new Preconditions(tags(headers, HttpHeaders.IF_MATCH), tags(headers, HttpHeaders.IF_NONE_MATCH));
    }

    private static List<ETag> tags(HttpHeaders headers, String name) {
        var values = headers.get(name);
        return values == null ? null : ETag.parse(String.join(",", values));
    }

    /** Whether the client may change the product: it has seen its present state, or does not ask. */
    boolean allowChangeOf(Product product) {
        return ifMatch == null || ifMatch.stream().anyMatch(tag -> matches(tag, product, true));
    }

    /** Whether the client has the product's present state already. */
    boolean knowStateOf(Product product) {
        return ifNoneMatch != null && ifNoneMatch.stream().anyMatch(tag -> matches(tag, product, false));
    }

    private static boolean matches(ETag tag, Product product, boolean strongly) {
        return tag.isWildcard() || tag.compare(product.etag(), strongly);
    }
}
