package dev.pavedroad.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;

class RecipientTests {

    private static final String EMOJI = "\uD83E\uDD80";

    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void mayHaveEveryNameThatSomebodyCanSignUpWith() {
        assertThat(validator.validate(named(EMOJI.repeat(100)))).isEmpty();
        assertThat(validator.validate(named("n".repeat(100)))).isEmpty();
        assertThat(validator.validate(named(EMOJI.repeat(101)))).isNotEmpty();
        assertThat(validator.validate(named("n".repeat(101)))).isNotEmpty();
    }

    private static Recipient named(String name) {
        return new Recipient(name, "ada@example.com", null);
    }
}
