package dev.pavedroad.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRuleTests {

    private static final LastRelease LAST = new LastRelease("1", List.of(
            "select * from carts where customer = ?",
            "select id, status from orders where total > ?",
            "insert into \"orders\" (\"id\", \"status\", \"total\") values (?, ?, ?) on conflict (id) do nothing",
            "update orders set status = ? where id in (?)"));

    @TempDir
    private Path migrations;

    @BeforeEach
    void releaseTheFirst() throws IOException {
        Files.writeString(migrations.resolve("V1__create.sql"), """
                create table orders (id uuid primary key, status text not null, total numeric(14, 2), note varchar(99));
                create table carts (customer uuid, items int not null default 0, hint text);
                """);
    }

    @Test
    void hasNothingAgainstTheLastReleaseItself() {
        assertThat(breaches()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "alter table orders add channel text",
        "alter table orders add channel text not null default 'WEB'",
        "create index on orders (status)",
        "create table payments (id uuid primary key, order_id uuid not null references orders unique, sum int not null)",
        "alter table carts alter items drop not null"})
    void letsASchemaExpand(String sql) throws IOException {
        assertThat(breachesOf("V2__more.sql", sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    alter table orders rename total to amount           | takes away: orders.total numeric(14,2)
                    alter table orders drop note                        | takes away: orders.note character varying(99)
                    drop table carts                                    | takes away: carts.customer uuid
                    alter table carts rename to baskets                 | takes away: carts.customer uuid
                    alter table orders alter total type numeric(9, 2)   | takes away: orders.total numeric(14,2)
                    alter table orders alter note type varchar(9)       | takes away: orders.note character varying(99)
                    alter table orders drop constraint orders_pkey      | takes away: orders unique btree (id)
                    alter table orders add channel text not null        | demands: orders channel must be given
                    alter table carts alter items drop default          | demands: carts items must be given
                    alter table orders alter note set not null          | demands: orders note must be given
                    alter table carts alter hint set default '', alter hint set not null | demands: carts.hint must not be null
                    alter table orders add check (total > 0)            | demands: orders CHECK ((total > (0)::numeric))
                    create unique index on orders (status)              | demands: orders unique btree (status)
                    alter table carts add foreign key (customer) references orders | demands: carts FOREIGN KEY (customer) REFERENCES orders(id)
                    """)
    void refusesToNarrowASchemaInPassing(String sql, String breach) throws IOException {
        assertThat(breachesOf("V2__change.sql", sql)).contains("V2__change.sql " + breach);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alter table orders drop note", "alter table orders alter total type numeric(9, 2)",
        "alter table orders alter total set not null", "alter table orders add check (total > 0)"})
    void letsASchemaContractWhereTheLastReleaseNeedsNothing(String sql) throws IOException {
        assertThat(breachesOf("V2__contract_orders.sql", sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    alter table orders drop total                    | column "total" does not exist
                    alter table orders rename status to state        | column "status" does not exist
                    drop table carts                                 | relation "carts" does not exist
                    alter table carts drop hint                      | was Signature[parameters=[uuid], columns=[customer uuid, items int4, hint text]]
                    alter table orders alter status type varchar(9)  | is Signature[parameters=[uuid, varchar, numeric], columns=[]]
                    alter table orders drop constraint orders_pkey   | no unique or exclusion constraint matching
                    alter table orders add channel text not null     | an insert into orders leaves out channel
                    """)
    void refusesToContractWhatTheLastReleaseUses(String sql, String breach) throws IOException {
        assertThat(breachesOf("V2__contract_orders.sql", sql)).anySatisfy(it -> assertThat(it).contains(breach));
    }

    @Test
    void judgesEachStepByItself() throws IOException {
        Files.writeString(migrations.resolve("V2__contract_orders.sql"), "alter table orders drop note");
        assertThat(breachesOf("V3__change.sql", "alter table carts drop hint"))
                .contains("V3__change.sql takes away: carts.hint text");
    }

    @Test
    void refusesARecordThatTheLastReleaseCannotHaveMade() throws IOException {
        var other = new LastRelease("1", List.of("select gone from orders"));
        assertThat(new MigrationRule("filesystem:" + migrations, other).breaches())
                .anySatisfy(it -> assertThat(it).contains("column \"gone\" does not exist"));
        assertThatIllegalStateException().isThrownBy(() -> LastRelease.parse("select 1;"))
                .withMessageEndingWith("record it anew");
    }

    @Test
    void readsWhatItHasWritten() throws IOException {
        var file = migrations.resolve("statements.sql");
        LastRelease.write(file, "7", List.of("select 1", "select 2"));
        assertThat(LastRelease.parse(Files.readString(file)))
                .isEqualTo(new LastRelease("7", List.of("select 1", "select 2")));
    }

    private List<String> breachesOf(String script, String sql) throws IOException {
        Files.writeString(migrations.resolve(script), sql);
        return breaches();
    }

    private List<String> breaches() {
        return new MigrationRule("filesystem:" + migrations, LAST).breaches();
    }
}
