package dev.pavedroad.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.CodePointLength;
import org.junit.jupiter.api.Test;

class TextLengthTests {

    private static final String EMOJI = "\uD83E\uDD80";

    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    record Form(@CodePointLength(min = 2, max = 3) String text) {}

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(messages(EMOJI)).isNotEmpty();
        assertThat(messages(EMOJI.repeat(2))).isEmpty();
        assertThat(messages(EMOJI.repeat(3))).isEmpty();
        assertThat(messages(EMOJI.repeat(4))).containsExactly("must have 2 to 3 characters");
    }

    @Test
    void leavesItToOthersToRefuseAMissingText() {
        assertThat(messages(null)).isEmpty();
    }

    private Stream<String> messages(String text) {
        return validator.validate(new Form(text)).stream().map(ConstraintViolation::getMessage);
    }
}
