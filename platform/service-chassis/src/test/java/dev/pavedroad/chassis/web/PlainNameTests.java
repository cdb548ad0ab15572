package dev.pavedroad.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNameTests {

    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    record Form(@PlainName String name) {}

    @ParameterizedTest
    @ValueSource(strings = {"Ada Lovelace", "O'Neill-Świątek, Jr.", "李雷", "محمد", "नेहा", "7", "🦀", "c/o Ada: 1",
        "wwwa", "می\u200cخواهم", "क्\u200dष", "👩🏽\u200d🚀", "🏳\ufe0f\u200d🌈", "👩\u200d❤\ufe0f\u200d👩",
        "1\ufe0f\u20e3",
        "葛\udb40\udd00城", "\u06dd١", "e\u0301a"})
    void takesNamesOfPeopleAndThings(String name) {
        assertThat(isPlain(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0\u3000", "\u0301", "\u3164", "\u2800", "\u115fa", "a\tb", "a\nb", "a\rb", "a\u0085b",
        "a\u007fb", "a\u2028b", "a\u2029b", "a\u00adb", "a\u200bb", "a\u2060b", "\ufeffa", "a\u034fb", "a\u180eb",
        "a\ufe00b", "a\ufff0b", "a\udb40\udc61b", "a\udb40\udd00"})
    void refusesWhatCannotBeSeen(String name) {
        assertThat(isPlain(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u202eadA", "a\u202ab", "a\u202bb", "a\u202cb", "a\u202db", "a\u2066b", "a\u2069b", "a\u200eb",
                "a\u200fb", "a\u061cb"})
    void refusesWhatChangesTheDirection(String name) {
        assertThat(isPlain(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200d", "\u200ca", "a\u200d", "a \u200db", "a\u200d\u200db", "a\u200c b", "1\u200d2",
        "a\ufe0f"})
    void refusesJoinersAndSelectorsThatJoinAndSelectNothing(String name) {
        assertThat(isPlain(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Your order at http://evil.example", "x://", "www.evil.example", "Look: WWW.evil.example",
        "w\u200dww.evil.example"})
    void refusesLinks(String name) {
        assertThat(isPlain(name)).isFalse();
    }

    @Test
    void leavesItToOthersToRefuseAMissingName() {
        assertThat(isPlain(null)).isTrue();
        assertThat(isPlain(" ")).isTrue();
    }

    @Test
    void readsALongTextToItsEnd() {
        assertThat(isPlain("a\u200db".repeat(20_000))).isTrue();
    }

    private boolean isPlain(String name) {
        return validator.validate(new Form(name)).isEmpty();
    }
}
