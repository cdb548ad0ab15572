package dev.pavedroad.chassis.web;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text of so many characters as people count them: an emoji is one, where {@code @Size} counts two. */
@Constraint(validatedBy = Characters.Count.class)
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Characters {

    int min() default 0;

    int max();

    String message() default "must have {min} to {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts Unicode code points. */
    class Count implements ConstraintValidator<Characters, String> {

        private int min;
        private int max;

        @Override
        public void initialize(Characters characters) {
            min = characters.min();
            max = characters.max();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            var count = text.codePointCount(0, text.length());
            return min <= count && count <= max;
        }
    }
}
