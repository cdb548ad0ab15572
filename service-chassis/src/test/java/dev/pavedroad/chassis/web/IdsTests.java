package dev.pavedroad.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTests {

    private final ObjectMapper json =
            new ObjectMapper().registerModule(new SimpleModule().addDeserializer(UUID.class, new Ids()));

    @Test
    void readsAUuid() throws Exception {
        var id = UUID.randomUUID();
        assertThat(new Ids().convert(id.toString())).isEqualTo(id);
        assertThat(new Ids().convert(id.toString().toUpperCase())).isEqualTo(id);
        assertThat(json.readValue('"' + id.toString() + '"', UUID.class)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "", "x", "AAAAAAAAAAAAAAAAAAAAAA==", "99999999-99999-9999-9999-999999999999",
        "00000000-0000-0000-0000-00000000000g", "\u0661-1-1-1-1"})
    void refusesWhatOnlyLooksLikeOne(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ids().convert(text));
        assertThatException().isThrownBy(() -> json.readValue('"' + text + '"', UUID.class))
                .isInstanceOf(MismatchedInputException.class);
    }
}
