package dev.pavedroad.user.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** All accounts. */
public interface Accounts extends CrudRepository<Account, UUID> {

    /** Adds an account; empty when another one has the email, in whatever case. */
    @Query("""
            insert into account (email, name, password_hash, administrator, created_at)
            values (:email, :name, :passwordHash, :administrator, :createdAt)
            on conflict (lower(email)) do nothing
            returning *
            """)
    Optional<Account> add(String email, String name, String passwordHash, boolean administrator, Instant createdAt);

    @Query("select * from account where lower(email) = lower(:email)")
    Optional<Account> findByEmail(String email);

    @Query("select * from account where administrator and lower(email) <> lower(:email)")
    List<Account> findAdministratorsBeside(String email);

    /** Locks the account: until the transaction ends, no other one changes or deletes it. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Account> findLockedById(UUID id);

    @Query("select * from account order by created_at desc, id limit :size offset :offset")
    List<Account> newestFirst(int size, long offset);
}
