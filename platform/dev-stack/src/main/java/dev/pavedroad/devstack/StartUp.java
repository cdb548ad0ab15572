package dev.pavedroad.devstack;

import dev.pavedroad.devstack.gateway.GatewayClient;
import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.devstack.process.Waiting;
import dev.pavedroad.devstack.state.StackException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Starts processes and reports each when it is ready. */
class StartUp {

    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<String> progress;
    private final long begin = System.nanoTime();

    StartUp(Consumer<String> progress) {
        this.progress = progress;
    }

    /** All at once; the first that fails ends the wait for the others. */
    void start(Collection<ServiceProcess> processes) {
        processes.forEach(ServiceProcess::start);
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var ready = new ExecutorCompletionService<ServiceProcess>(executor);
            processes.forEach(process -> ready.submit(process::awaitReady, process));
            for (var _ : processes) {
                var process = ready.take().get();
                tell(process.name(), process.address());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the stack was starting", e);
        } finally {
            executor.shutdownNow();
        }
    }

    void tell(String name, String address) {
        var seconds = (System.nanoTime() - begin) / 1e9;
        progress.accept("  %-22s ready after %5.1f s   %s".formatted(name, seconds, address));
    }

    /**
     * Health says that a process is up; responses to its administrator, through the gateway, prove the registry and the
     * routes as well.
     */
    void awaitRoutes(ServiceProcess gateway, Administrator administrator, Duration timeToAnswer) {
        try (var client = new GatewayClient(gateway.address(), RESPONSE_TIMEOUT)) {
            if (!Waiting.until(() -> answerAll(client, administrator), timeToAnswer)) {
                throw new StackException(
                        "All processes are healthy, but not all answer through the gateway after %d s. %s"
                                .formatted(timeToAnswer.toSeconds(), gateway.log().end()));
            }
        }
    }

    private static boolean answerAll(GatewayClient client, Administrator administrator) {
        return client.get("/api/products?size=1").containsKey("items")
                && switch (client.statusOfSignIn(administrator.email(), administrator.password())) {
                    case 200 -> client.get("/api/orders?size=1").containsKey("items");
                    // The password was changed, which nobody knows here; user-service answers, and orders take a token.
                    case 401 -> true;
                    default -> false;
                };
    }
}
