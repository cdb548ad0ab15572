package dev.pavedroad.chassis.test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts how often a service goes to its database and back, for a test that imports this: each statement, each batch of
 * them, each commit and each savepoint is a round trip; a begin travels with what follows it.
 */
public class RoundTrips implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("commit", "rollback", "setSavepoint", "releaseSavepoint");

    private final AtomicInteger count = new AtomicInteger();

    /** How many there were so far, those of tasks in the background included. */
    public int count() {
        return count.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database
                ? ProxyDataSourceBuilder.create(database).listener(this).methodListener(this).build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        count.incrementAndGet();
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void beforeMethod(MethodExecutionContext call) {
        if (OF_THE_CONNECTION.contains(call.getMethod().getName())) {
            count.incrementAndGet();
        }
    }

    @Override
    public void afterMethod(MethodExecutionContext call) {}
}
