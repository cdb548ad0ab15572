package dev.pavedroad.chassis.web;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * Makes the problem documents of the HTTP contract.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class Problem {

    // An answer never grows with the mistakes of a request.
    private static final int MAX_ERRORS = 20;

    private Problem() {}

    /** A field of a request that cannot be accepted, and why. */
    public record FieldError(String field, String message) {}

    /** A problem whose {@code type} ends in the slug and whose title is the slug in words. */
    public static ProblemDetail of(HttpStatusCode status, String slug, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + slug));
        problem.setTitle(slug.substring(0, 1).toUpperCase() + slug.substring(1).replace('-', ' '));
        return problem;
    }

    /** The problem of a status for which the contract names no slug of its own. */
    public static ProblemDetail of(HttpStatusCode status, String detail) {
        var problem = of(status, slug(status), detail);
        if (status.value() == 400) {
            problem.setProperty("errors", List.of(new FieldError("request", "is malformed")));
        }
        return problem;
    }

    /** A 400 that names what is wrong, field by field: the first 20 errors, by field and message. */
    public static ProblemDetail invalid(List<FieldError> errors) {
        var problem = of(HttpStatus.BAD_REQUEST, "The request is not valid; see errors.");
        problem.setProperty("errors", errors.stream().sorted(Comparator.comparing(FieldError::toString))
                .limit(MAX_ERRORS).toList());
        return problem;
    }

    /** A 400 for one field. */
    public static ProblemDetail invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** A 404 that says what was not found. */
    public static ProblemDetail notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, detail);
    }

    private static String slug(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "invalid-request";
            case 401 -> "unauthenticated";
            case 429 -> "too-many-requests";
            case 500 -> "internal-error";
            case 504 -> "upstream-timeout";
            default -> {
                var known = HttpStatus.resolve(status.value());
                yield known == null ? "error" : known.name().toLowerCase().replace('_', '-');
            }
        };
    }
}
