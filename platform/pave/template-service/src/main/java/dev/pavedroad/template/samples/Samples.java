package dev.pavedroad.template.samples;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Each {@link Sample} by its id, and the newest first. */
interface Samples extends Repository<Sample, UUID> {

    /** Whether the id is new here; waits for a transaction that adds the same one right now. */
    @Modifying
    @Query("""
            insert into samples (id, name, made_at) values (:id, :name, :madeAt)
            on conflict do nothing""")
    boolean add(UUID id, String name, Instant madeAt);

    Optional<Sample> findById(UUID id);

    @Query("""
            select * from samples
            order by made_at desc, id limit :size offset :offset""")
    List<Sample> newest(int size, long offset);

    long count();
}
