package dev.pavedroad.chassis.tasks;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.pavedroad.chassis.observability.StoredTraces;

/** Runs each task in the trace that it was scheduled in, each try of it as a span. */
class TraceOfTasks implements ExecutionInterceptor {

    private final StoredTraces traces;

    TraceOfTasks(StoredTraces traces) {
        this.traces = traces;
    }

    @Override
    public CompletionHandler<?> execute(TaskInstance<?> task, ExecutionContext context, ExecutionChain chain) {
        return task.getData() instanceof String trace
                ? traces.continued(task.getTaskName(), trace, () -> chain.proceed(task, context))
                : chain.proceed(task, context);
    }
}
