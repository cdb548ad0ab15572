package dev.pavedroad.user.input;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An address that every mail server takes: ASCII, at most 254 characters (RFC 5321, RFC 3696 erratum 1690).
 *
 * @see <a href="https://html.spec.whatwg.org/#valid-e-mail-address">HTML, valid email address</a>
 */
@NotNull
@Pattern(regexp = EmailAddress.FORM)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EmailAddress {

    // The lookahead comes first: it bounds the work that the rest can make.
    String FORM = "(?=.{3,254}$)(?=[^@]{1,64}@)"
            + "[\\w!#$%&'*+/=?^`{|}~-]+(?:\\.[\\w!#$%&'*+/=?^`{|}~-]+)*"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*";

    String message() default "must be an email address such as ada@example.com, of at most 254 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
