package dev.pavedroad.product.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The products that are not deleted. */
interface Products extends Repository<Product, UUID> {

    // strpos and not LIKE: a query is literal and has no wildcards.
    String FOUND = """
             from products
             where deleted_at is null
               and (:category = '' or category = :category)
               and (:query = '' or strpos(lower(name), lower(:query collate pg_unicode_fast)) > 0
                                or strpos(lower(description), lower(:query collate pg_unicode_fast)) > 0)
            """;

    @Query("select *" + FOUND + " order by name, id limit :size offset :offset")
    List<Product> search(String query, String category, int size, long offset);

    @Query("select count(*)" + FOUND)
    long count(String query, String category);

    @Query("select * from products where id = :id and deleted_at is null")
    Optional<Product> find(UUID id);

    /** Keeps everyone else from changing the product, or reserving it, until the transaction ends. */
    @Query("select * from products where id = :id and deleted_at is null for no key update")
    Optional<Product> lock(UUID id);

    Product save(Product product);
}
