package dev.pavedroad.chassis.test;

import static java.lang.StackWalker.Option.RETAIN_CLASS_REFERENCE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes down, when a test run is asked to, each statement that a service's own code sends to its database. */
@AutoConfiguration
@ConditionalOnClass({JdbcTemplate.class, ProxyDataSourceBuilder.class})
@ConditionalOnProperty("record-statements")
class StatementRecorder implements BeanPostProcessor, QueryExecutionListener, DisposableBean {

    private static final Path FILE = Path.of("src/test/resources", LastRelease.FILE);
    private static final Pattern LIST = Pattern.compile("(?i) in \\(\\?(, ?\\?)*\\)");
    private static final Pattern LIMIT = Pattern.compile("(?i) limit \\d+");
    private static final Set<String> STATEMENTS = new ConcurrentSkipListSet<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database
                ? ProxyDataSourceBuilder.create(database).listener(this).build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (isOfTheService()) {
            queries.forEach(query -> STATEMENTS.add(onOneLine(query.getQuery())));
        }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void destroy() throws IOException {
        synchronized (STATEMENTS) {
            LastRelease.write(FILE, newestMigration(), STATEMENTS);
        }
    }

    // What a test asks on its own account is no business of a release, nor is what Flyway asks.
    private static boolean isOfTheService() {
        return StackWalker.getInstance(RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.<Class<?>>map(frame -> frame.getDeclaringClass())
                        .filter(type -> type != StatementRecorder.class)
                        .filter(type -> type.getName().startsWith("dev.pavedroad.")
                                || type.getName().startsWith("com.github.kagkarlsson."))
                        .findFirst())
                .filter(issuer -> !isTest(issuer)).isPresent();
    }

    // A repository's proxy has no source: it is the service's.
    private static boolean isTest(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        return source != null && source.getLocation().getPath().contains("/test-classes/");
    }

    private static String onOneLine(String sql) {
        var line = sql.strip().replaceAll("\\s+", " ");
        return LIMIT.matcher(LIST.matcher(line).replaceAll(" in (?)")).replaceAll(" limit ?");
    }

    private static String newestMigration() throws IOException {
        var scripts = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*__*.sql");
        var newest = Stream.of(scripts).map(script -> script.getFilename().substring(1).split("__")[0])
                .mapToInt(Integer::parseInt).max().orElseThrow();
        return String.valueOf(newest);
    }
}
