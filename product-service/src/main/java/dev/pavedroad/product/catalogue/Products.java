package dev.pavedroad.product.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The products that are not deleted. */
interface Products extends Repository<Product, UUID> {

    int MAX_COUNT = 10_000;

    // As products_by_text and products_by_start_of_name have it, so that these indexes serve it.
    String FOUND = """
             from products
             where deleted_at is null
               and (:category = '' or category = :category)
               and (:start = '' or lower(name) like lower(:start collate pg_unicode_fast))
               and (:part = '' or lower(name) like lower(:part collate pg_unicode_fast)
                               or lower(description) like lower(:part collate pg_unicode_fast))
            """;

    /** Has each search planned for its own text until the transaction ends: a plan for any text would suit none. */
    @Query("select set_config('plan_cache_mode', 'force_custom_plan', true)")
    String planEachSearch();

    /** Counts no further than {@value #MAX_COUNT}: an exact count looks at each product that is found. */
    @Query("select count(*) from (select" + FOUND + " limit " + MAX_COUNT + ") found")
    long count(String start, String part, String category);

    /** Looks at one product after the other, by name, until the page is full: quick where most of them are found. */
    @Query("select *" + FOUND + " order by name, id limit :size offset :offset")
    List<Product> next(String start, String part, String category, int size, long offset);

    /** Finds all first and sorts them: as quick as counting them. The inner offset keeps the two steps apart. */
    @Query("select * from (select *" + FOUND + " offset 0) found order by name, id limit :size offset :offset")
    List<Product> sorted(String start, String part, String category, int size, long offset);

    @Query("select * from products where id = :id and deleted_at is null")
    Optional<Product> find(UUID id);

    /** Keeps other transactions from changing the product, or reserving it, until this one ends. */
    @Query("select * from products where id = :id and deleted_at is null for no key update")
    Optional<Product> lock(UUID id);

    Product save(Product product);
}
