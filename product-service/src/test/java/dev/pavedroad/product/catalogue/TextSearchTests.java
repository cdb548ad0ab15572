package dev.pavedroad.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.chassis.web.PageRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.data.jdbc.DataJdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A text is found by an index, and what is found is what contains it. */
@DataJdbcTest
class TextSearchTests {

    private static final String CONTAINS = """
            select id from products
            where deleted_at is null
              and case when char_length(:text) < 3
                then starts_with(lower(name), lower(:text collate pg_unicode_fast))
                else strpos(lower(name), lower(:text collate pg_unicode_fast)) > 0
                  or strpos(lower(description), lower(:text collate pg_unicode_fast)) > 0 end
            order by name, id""";

    private static final List<String> AWKWARD = List.of("100% Wool", "snake_case", "Back\\slash", "'quoted'", "Äpfel",
            "ÄPFELMUS", "Σίσυφος", "ΟΔΟΣ", "İzmir", "Straße", "日本語の本", "a", "%_\\", "C3PO\n", "_x", "%", "-",
            "\uD83E\uDD80 Crab", "B2-B3", "Cup c4ca", "Cup d4");

    @Autowired
    private Products products;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private TransactionTemplate transactions;

    @Test
    void isServedByAnIndex() {
        fillTheCatalogue(3000);
        for (var text : List.of("c4ca4238", "100% w", "snake_c", "K\\SLA")) {
            assertThat(plan("select count(*)" + Products.FOUND, text)).contains("on products_by_text");
            assertThat(plan("select * from (select *" + Products.FOUND + " offset 0) found order by name, id", text))
                    .contains("on products_by_text");
        }
        for (var text : List.of("z", "zq", "_", "-", "日本")) {
            assertThat(plan("select count(*)" + Products.FOUND, text))
                    .contains("Index Scan using products_by_start_of_name");
        }
    }

    @Test
    void isNotCountedBeyondTenThousandAndShownBeyond() {
        fillTheCatalogue(10_100);
        var catalogue = new Catalogue(products, null, transactions, Clock.systemUTC());
        for (var text : List.of("", "c", "cup")) {
            var page = catalogue.search(new ProductSearch(text, ""), new PageRequest(100, 100));
            assertThat(page.totalItems()).isEqualTo(10_000);
            assertThat(page.items()).hasSize(100);
            assertThat(catalogue.search(new ProductSearch(text, ""), new PageRequest(101, 100)).items()).isEmpty();
        }
    }

    @Test
    void isPlannedForEachTextHoweverOftenItWasAskedForAnother() {
        fillTheCatalogue(3000);
        var catalogue = new Catalogue(products, null, transactions, Clock.systemUTC());
        sql.sql("set local plan_cache_mode = force_generic_plan").update();
        var before = plans("generic");
        for (var time = 0; time < 20; time++) {
            assertThat(catalogue.search(new ProductSearch("cup", ""), new PageRequest(0, 20)).totalItems())
                    .isPositive();
        }

        assertThat(plans("generic")).isEqualTo(before);
        assertThat(plans("custom")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "%_", "_\\", "\\\\", "\\%", "100%", "0% w", "e_c", "k\\s", "'", "äpfel",
        "ÄPFEL", "pfelm", "ä", "σίσυφοσ", "ΣΊΣΥΦΟΣ", "οδοσ", "οδος", "ΟΔΟΣ", "i̇zmir", "İ", "ß", "SS", "日本", "日本語", "本",
        "\uD83E\uDD80", "a", "b2", "2-b", "\n", "po\n", " ", "cup c4", "nothing like it", "%%", "cup%4"})
    void findsWhatContainsItAndNothingElse(String text) {
        AWKWARD.forEach(name -> products.save(product(name)));
        var expected = sql.sql(CONTAINS).param("text", text).query(UUID.class).list();

        assertThat(found(text)).isEqualTo(expected);
        var wanted = new ProductSearch(text, "");
        assertThat(products.count(wanted.start(), wanted.part(), "")).isEqualTo(expected.size());
        sql.sql("set local enable_seqscan = off").update();
        sql.sql("drop index products_by_name, products_by_category, products_sku").update();
        assertThat(plan("select count(*)" + Products.FOUND, text))
                .containsPattern("products_by_(text|start_of_name)");
        assertThat(found(text)).isEqualTo(expected);
    }

    @Test
    void isNotTouchedByAChangeOfStock() {
        var cup = products.save(product("Cup without a number"));
        products.save(cup.adjusted(5));

        assertThat(sql.sql("select n_tup_hot_upd from pg_stat_xact_user_tables where relname = 'products'")
                .query(Integer.class).single()).isEqualTo(1);
    }

    private void fillTheCatalogue(int size) {
        // Other tests' products that were rolled back are in the indexes all the same, which then seem dear.
        sql.sql("truncate products cascade").update();
        sql.sql("set local statement_timeout = 0").update();
        for (var first = 1; first <= size; first += 1000) {
            sql.sql("""
                    insert into products (id, sku, name, description, category, price, stock, version)
                    select gen_random_uuid(), 'cup-' || number, 'Cup ' || md5(number::text), 'A cup, number ' || number,
                        'Kitchen', 2.50, 100, 0
                    from generate_series(:first, least(:size, :first + 999)) as number""")
                    .param("first", first).param("size", size).update();
        }
        sql.sql("analyze products").update();
    }

    private List<UUID> found(String text) {
        var wanted = new ProductSearch(text, "");
        var next = products.next(wanted.start(), wanted.part(), "", 20_000, 0).stream().map(Product::id).toList();
        assertThat(products.sorted(wanted.start(), wanted.part(), "", 20_000, 0)).extracting(Product::id)
                .isEqualTo(next);
        return next;
    }

    private String plan(String query, String text) {
        var wanted = new ProductSearch(text, "");
        return sql.sql("explain " + query).param("start", wanted.start()).param("part", wanted.part())
                .param("category", "").query(String.class).list().toString();
    }

    private long plans(String kind) {
        return sql.sql("select coalesce(sum(" + kind + "_plans), 0) from pg_prepared_statements"
                + " where statement like '%from products%'").query(Long.class).single();
    }

    private static Product product(String name) {
        return Product.of(new NewProduct("sku-" + UUID.randomUUID(), name, "Good for much.", "Words",
                new BigDecimal("2.50"), 10));
    }
}
