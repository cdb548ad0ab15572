package dev.pavedroad.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.data.jdbc.DataJdbcTest;
import org.springframework.test.context.ActiveProfiles;

@DataJdbcTest
@ActiveProfiles("demo")
class DemoProductsTests {

    @Autowired
    private Products products;

    @Test
    void areThereUnderTheDemoProfile() {
        assertThat(products.count("", "", "")).isEqualTo(20);
        assertThat(products.next("", "", "Tea", 10, 0)).hasSize(3);
    }

    @Test
    void canBeChangedLikeAllOthers() {
        var first = products.lock(UUID.fromString("5f0c1a00-0000-4000-8000-000000000001")).orElseThrow();

        assertThat(products.save(first.adjusted(-1)).stock()).isEqualTo(119);
    }
}
