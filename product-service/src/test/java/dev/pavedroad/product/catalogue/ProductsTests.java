package dev.pavedroad.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.data.jdbc.DataJdbcTest;
import org.springframework.dao.DuplicateKeyException;

@DataJdbcTest
class ProductsTests {

    @Autowired
    private Products products;

    @Test
    void keepsAProductAsItIs() {
        var saved = products.save(product("A-1", "Äpfel", "Crisp.", "Fruit"));

        assertThat(products.find(saved.id())).contains(saved);
        assertThat(saved.version()).isPositive();
    }

    @Test
    void givesEachChangeItsOwnVersion() {
        var first = products.save(product("A-1", "Apple", "", "Fruit"));
        var second = products.save(first.adjusted(1));

        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(products.lock(first.id())).contains(second);
    }

    @Test
    void hidesWhatIsDeletedAndFreesItsSku() {
        var gone = products.save(products.save(product("A-1", "Apple", "", "Fruit")).deleted(Instant.EPOCH));
        var successor = products.save(product("A-1", "Apple", "", "Fruit"));

        assertThat(products.find(gone.id())).isEmpty();
        assertThat(products.lock(gone.id())).isEmpty();
        assertThat(search("", "", 10, 0)).containsExactly(successor);
        assertThat(count("", "")).isEqualTo(1);
    }

    @Test
    void hasEachSkuOnce() {
        products.save(product("A-1", "Apple", "", "Fruit"));

        assertThatThrownBy(() -> products.save(product("A-1", "Pear", "", "Fruit")))
                .hasCauseInstanceOf(DuplicateKeyException.class);
    }

    @ParameterizedTest
    @CsvSource({"äPFEL, Äpfel", "JUICY, Äpfel", "100%, 100% Wool", "e_c, Snake_case", "'k\\s', Back\\slash",
        "0% w, 100% Wool", "ΣΊΣΥΦΟΣ, Σίσυφος", "Ä, Äpfel", "äp, Äpfel", "B, Back\\slash", "_x, _x_", "%, %o"})
    void findsTextInAnyCaseAndTakesItLiterally(String query, String name) {
        products.save(product("A-1", "Äpfel", "Very juicy.", "Fruit"));
        products.save(product("A-2", "100% Wool", "Warm.", "Cloth"));
        products.save(product("A-3", "Snake_case", "For code.", "Words"));
        products.save(product("A-4", "Back\\slash", "For paths.", "Words"));
        products.save(product("A-5", "Σίσυφος", "Rolls.", "Stones"));
        products.save(product("A-6", "_x_", "About.", "Words"));
        products.save(product("A-7", "%o", "About.", "Words"));

        assertThat(search(query, "", 10, 0)).extracting(Product::name).containsExactly(name);
        assertThat(count(query, "")).isEqualTo(1);
    }

    @Test
    void findsACategoryByItsExactName() {
        products.save(product("A-1", "Apple", "", "Fruit"));
        products.save(product("A-2", "Juicer", "For fruit.", "Kitchen"));

        assertThat(search("", "Fruit", 10, 0)).extracting(Product::sku).containsExactly("A-1");
        assertThat(search("", "fruit", 10, 0)).isEmpty();
        assertThat(search("", "Frui", 10, 0)).isEmpty();
        assertThat(search("juicer", "Fruit", 10, 0)).isEmpty();
        assertThat(count("", "Kitchen")).isEqualTo(1);
    }

    @Test
    void sortsByNameThenIdAndCutsPages() {
        var zebra = products.save(product("A-1", "Zebra", "", "Animals"));
        var apple = products.save(product("A-2", "Apple", "", "Fruit"));
        var twins = Stream.of("A-3", "A-4", "A-5")
                .map(sku -> products.save(product(sku, "Melon", "", "Fruit")))
                .sorted(Comparator.comparing(product -> product.id().toString())).toList();

        assertThat(search("", "", 10, 0))
                .containsExactly(apple, twins.get(0), twins.get(1), twins.get(2), zebra);
        assertThat(search("", "", 2, 2)).containsExactly(twins.get(1), twins.get(2));
        assertThat(search("", "", 2, 6)).isEmpty();
    }

    private List<Product> search(String query, String category, int size, long offset) {
        var wanted = new ProductSearch(query, category);
        var found = products.next(wanted.start(), wanted.part(), category, size, offset);
        assertThat(products.sorted(wanted.start(), wanted.part(), category, size, offset)).isEqualTo(found);
        return found;
    }

    private long count(String query, String category) {
        var wanted = new ProductSearch(query, category);
        return products.count(wanted.start(), wanted.part(), category);
    }

    private static Product product(String sku, String name, String description, String category) {
        return Product.of(new NewProduct(sku, name, description, category, new BigDecimal("2.50"), 3));
    }
}
