package dev.pavedroad.user.input;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    record Form(@EmailAddress String email) {}

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "Ada.Lovelace+orders@mail.example.co.uk", "o'hara@example.com",
        "admin@localhost", "a@b", "1_2-3@x-y.example"})
    void acceptsWhatMailServersTake(String email) {
        assertThat(validator.validate(new Form(email))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "ada", "ada@", "@example.com", "ada@@example.com", "ada@example..com",
        "ada lovelace@example.com", ".ada@example.com", "ada.@example.com", "a..da@example.com",
        "ada@-example.com", "ada@example.com\n", "ada@example.com\r\nBcc: all@example.com", "<ada@example.com>",
        "ada@exämple.com", "ädä@example.com", " ada@example.com"})
    void refusesWhatTheyDoNot(String email) {
        assertThat(validator.validate(new Form(email))).singleElement()
                .satisfies(it -> assertThat(it.getMessage()).contains("ada@example.com"));
    }

    @Test
    void acceptsTheLongestAddressAndNoLongerOne() {
        var domain = ("x".repeat(60) + ".").repeat(3) + "x".repeat(6);
        var longest = "a".repeat(64) + "@" + domain;
        assertThat(longest).hasSize(254);
        assertThat(validator.validate(new Form(longest))).isEmpty();
        assertThat(validator.validate(new Form(longest + "x"))).isNotEmpty();
        assertThat(validator.validate(new Form("a" + longest.replaceFirst("x", "")))).isNotEmpty();
    }

    @Test
    void isNotOverwhelmedByAHugeText() {
        assertThat(validator.validate(new Form("a.".repeat(500_000)))).isNotEmpty();
    }
}
