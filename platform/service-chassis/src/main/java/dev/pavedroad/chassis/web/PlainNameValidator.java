package dev.pavedroad.chassis.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Looks for what a name must not have; public because Bean Validation has to construct it. */
public class PlainNameValidator implements ConstraintValidator<PlainName, String> {

    private static final String JOINERS = "\\u200c\\u200d";

    private static final Predicate<String> VISIBLE = found("[^\\p{Z}\\p{C}\\p{M}]");

    // Beside controls and formats: the other default-ignorable characters, and the empty Braille pattern. The number
    // signs of Arabic and its neighbours are formats that can be seen.
    private static final Predicate<String> INVISIBLE = found("[\\p{Cc}\\p{Zl}\\p{Zp}[\\p{Cf}&&[^" + JOINERS
            + "\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\x{110bd}\\x{110cd}]]\\u034f\\u115f\\u1160\\u17b4\\u17b5"
            + "\\u180b-\\u180f\\u2065\\u2800\\u3164\\ufe00-\\ufe0d\\uffa0\\ufff0-\\ufff8\\x{e0000}-\\x{e00ff}"
            + "\\x{e01f0}-\\x{e0fff}]");

    // Many languages, and emojis of several parts, need a joiner between two characters. No lookbehind: it would see
    // half of an emoji.
    private static final Predicate<String> STRAY_JOINER = found(
            "(?:^|[^\\p{L}\\p{M}\\p{So}\\p{Sk}])[" + JOINERS + "]|[" + JOINERS + "](?![\\p{L}\\p{M}\\p{So}])");

    // They choose the form of the emoji or the Chinese character that they follow.
    private static final Predicate<String> STRAY_SELECTOR =
            found("(?:^|[^\\p{S}\\p{P}\\p{N}])[\\ufe0e\\ufe0f]|(?:^|\\P{IsHan})[\\x{e0100}-\\x{e01ef}]");

    private static final Predicate<String> LINK = found("(?i)://|www\\.");

    @Override
    public boolean isValid(String name, ConstraintValidatorContext context) {
        // An empty one is refused by @NotBlank, and once is enough.
        return name == null || name.trim().isEmpty() || VISIBLE.test(name)
                && INVISIBLE.or(STRAY_JOINER).or(STRAY_SELECTOR).negate().test(name)
                && !LINK.test(name.replaceAll("[" + JOINERS + "]", ""));
    }

    private static Predicate<String> found(String pattern) {
        return Pattern.compile(pattern).asPredicate();
    }
}
