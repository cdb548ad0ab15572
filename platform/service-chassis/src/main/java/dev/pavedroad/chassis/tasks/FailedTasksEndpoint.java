package dev.pavedroad.chassis.tasks;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists tasks that were given up, on the management port, and has all of one name tried again on an operator's request. */
@WebEndpoint(id = "failedtasks")
class FailedTasksEndpoint {

    private static final Logger log = LoggerFactory.getLogger(FailedTasksEndpoint.class);

    /** A task that was given up; why is in the log. */
    record FailedTask(String task, String id, Instant createdAt, Instant givenUpAt, int attempts) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    FailedTasksEndpoint(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @ReadOperation
    Map<String, List<FailedTask>> list() {
        return Map.of("items", jdbc.sql("""
                select task_name as task, task_instance as id, created_at, last_failure as given_up_at,
                    consecutive_failures as attempts
                from scheduled_tasks where execution_time = :givenUp order by last_failure desc limit 100""")
                .param("givenUp", Timestamp.from(DurableTasks.GIVEN_UP)).query(FailedTask.class).list());
    }

    @WriteOperation
    WebEndpointResponse<Map<String, Integer>> tryAgain(@Selector String task) {
        var due = jdbc.sql("""
                update scheduled_tasks set execution_time = :now, consecutive_failures = 0
                where task_name = :task and execution_time = :givenUp and not picked""")
                .param("now", Timestamp.from(clock.instant())).param("task", task)
                .param("givenUp", Timestamp.from(DurableTasks.GIVEN_UP)).update();
        log.info("tasks that were given up are tried again task={} number={}", task, due);
        return new WebEndpointResponse<>(Map.of("due", due),
                due == 0 ? WebEndpointResponse.STATUS_NOT_FOUND : WebEndpointResponse.STATUS_OK);
    }
}
