package dev.pavedroad.order.ordering;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Orders extends ListCrudRepository<Order, UUID> {

    @Query("select id from orders where customer_id = :customer order by created_at desc, id limit :size offset :offset")
    List<UUID> pageOf(UUID customer, int size, long offset);

    @Query("select id from orders order by created_at desc, id limit :size offset :offset")
    List<UUID> page(int size, long offset);

    long countByCustomerId(UUID customer);
}
