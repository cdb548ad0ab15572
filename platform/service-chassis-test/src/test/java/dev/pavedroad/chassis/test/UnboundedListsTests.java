package dev.pavedroad.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

class UnboundedListsTests {

    record Order(@Size(max = 50) List<@NotNull Line> lines, List<String> notes, Recipient recipient) {}

    record Line(@Size(min = 1) List<String> labels) {}

    record Recipient(@Size(max = 3) Set<String> roles, @Size(max = 3) Map<String, String> words,
            @Size(max = 3) int[] numbers, String name) {}

    @RestController
    static class Orders {

        void place(@RequestBody Order order) {}

        void find(List<String> ids) {}
    }

    @Test
    void areFoundHoweverDeepInTheBodyOfARequest() {
        assertThat(UnboundedLists.in(Orders.class)).extracting(Field::getName)
                .containsExactlyInAnyOrder("labels", "notes", "roles", "words", "numbers");
    }

    @Test
    void areFineWhereNoClientFillsThem() {
        assertThat(UnboundedLists.in(Order.class)).isEmpty();
    }
}
