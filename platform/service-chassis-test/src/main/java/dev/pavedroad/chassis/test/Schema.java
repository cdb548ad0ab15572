package dev.pavedroad.chassis.test;

import static java.util.stream.Collectors.toCollection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database as code sees it that reads and writes it.
 *
 * @param offers  what the code may count on: columns of a type, unique keys
 * @param demands what the code has to heed when it writes
 */
record Schema(Set<Fact> offers, Set<Fact> demands) {

    private static final String TO_BE_GIVEN = " must be given";
    private static final String TABLES = " t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') ";
    private static final String COLUMNS = """
            from pg_attribute a join pg_class t on t.oid = a.attrelid
            where a.attnum > 0 and not a.attisdropped and""" + TABLES;
    private static final String KEYS = """
            select t.relname, regexp_replace(pg_get_indexdef(i.indexrelid), 'CREATE UNIQUE INDEX .* USING', 'unique')
            from pg_index i join pg_class t on t.oid = i.indrelid where i.indisunique and""" + TABLES;
    private static final String OFFERS = """
            select t.relname || '.' || a.attname as subject, format_type(a.atttypid, a.atttypmod) as text
            """ + COLUMNS + "union " + KEYS;
    private static final String DEMANDS = """
            select t.relname as subject, a.attname || '%s' as text
            """.formatted(TO_BE_GIVEN) + COLUMNS + """
            and a.attnotnull and not a.atthasdef and a.attidentity = '' union
            select t.relname || '.' || a.attname, 'must not be null'
            """ + COLUMNS + "and a.attnotnull union " + """
            select t.relname, pg_get_constraintdef(c.oid) from pg_constraint c join pg_class t on t.oid = c.conrelid
            where c.contype in ('c', 'f', 'x') and""" + TABLES + "union " + KEYS;

    /** Something about a table, or about a column, which is named {@code table.column}. */
    record Fact(String subject, String text) {

        @Override
        public String toString() {
            return subject + " " + text;
        }
    }

    static Schema of(DataSource database) {
        var jdbc = JdbcClient.create(database);
        return new Schema(new LinkedHashSet<>(jdbc.sql(OFFERS).query(Fact.class).list()),
                new LinkedHashSet<>(jdbc.sql(DEMANDS).query(Fact.class).list()));
    }

    /** The demands that an insert must heed by giving a value. */
    List<Fact> columnsToBeGiven() {
        return demands.stream().filter(it -> it.text().endsWith(TO_BE_GIVEN))
                .map(it -> new Fact(it.subject(), it.text().replace(TO_BE_GIVEN, ""))).toList();
    }

    /** What code that was written for this database would run into on the other one. */
    List<String> lossesIn(Schema other) {
        var known = offers.stream().flatMap(it -> Stream.of(it.subject(), it.subject().split("\\.")[0]))
                .collect(toCollection(LinkedHashSet::new));
        var gone = offers.stream().filter(it -> !other.offers.contains(it)).map(it -> "takes away: " + it);
        var asked = other.demands.stream().filter(it -> known.contains(it.subject()) && !demands.contains(it))
                .map(it -> "demands: " + it);
        return Stream.concat(gone, asked).toList();
    }
}
