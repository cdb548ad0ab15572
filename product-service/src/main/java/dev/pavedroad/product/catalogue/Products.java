package dev.pavedroad.product.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The products that are not deleted. */
interface Products extends Repository<Product, UUID> {

    // As products_by_text has it, so that the index serves it.
    String FOUND = """
             from products
             where deleted_at is null
               and (:category = '' or category = :category)
               and (:pattern = '' or lower(name) like lower(:pattern collate pg_unicode_fast)
                                  or lower(description) like lower(:pattern collate pg_unicode_fast))
            """;

    /** Has each search planned for its own text until the transaction ends: a plan for any text would suit none. */
    @Query("select set_config('plan_cache_mode', 'force_custom_plan', true)")
    String planEachSearch();

    @Query("select count(*)" + FOUND)
    long count(String pattern, String category);

    /** Looks at one product after the other, by name, until the page is full: quick where most of them are found. */
    @Query("select *" + FOUND + " order by name, id limit :size offset :offset")
    List<Product> next(String pattern, String category, int size, long offset);

    /** Finds all first and sorts them: as quick as counting them. The inner offset keeps the two steps apart. */
    @Query("select * from (select *" + FOUND + " offset 0) found order by name, id limit :size offset :offset")
    List<Product> sorted(String pattern, String category, int size, long offset);

    @Query("select * from products where id = :id and deleted_at is null")
    Optional<Product> find(UUID id);

    /** Keeps other transactions from changing the product, or reserving it, until this one ends. */
    @Query("select * from products where id = :id and deleted_at is null for no key update")
    Optional<Product> lock(UUID id);

    Product save(Product product);
}
