package dev.pavedroad.chassis.web;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name that reads as what it is wherever it is shown, in mails too: a visible character, no control, invisible or
 * direction-changing one, and nothing that a mail program makes a link of. Stands beside {@code @NotBlank}.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">UTR 36, Unicode security considerations</a>
 */
@Constraint(validatedBy = PlainNameValidator.class)
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainName {

    String message() default "must have a visible character, no control or invisible one, and no link";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
