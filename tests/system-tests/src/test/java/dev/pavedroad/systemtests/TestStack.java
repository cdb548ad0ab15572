package dev.pavedroad.systemtests;

import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.devstack.StackOptions;
import dev.pavedroad.devstack.state.Folders;
import dev.pavedroad.map.CommunicationMap;
import java.nio.file.Path;
import java.time.Duration;

/** Settings that the stacks of all tests share: free ports, a folder below {@code target/stacks}, short waits. */
public final class TestStack {

    private static final String BREAKER = "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_";
    private static final String BREAKER_OF_GATEWAY = "PAVEDROAD_GATEWAY_BREAKER_";

    // Two stacks start side by side on a busy machine.
    private static final Duration TIME_TO_START = Duration.ofMinutes(10);

    private TestStack() {}

    /**
     * The options of a stack that is empty at first.
     *
     * @param name of its folder, in which its logs are kept until the next run
     */
    public static StackOptions.Builder options(String name) {
        var state = Path.of("target", "stacks", name).toAbsolutePath();
        var options = StackOptions.builder(Path.of("../..")).state(state).freePorts().timeToStart(TIME_TO_START)
                .progress(System.out::println);
        DevStack.stopLeftovers(options.build());
        Folders.delete(state);
        // A body that does not come is waited for for 10 s by default.
        options.environment("api-gateway", "PAVEDROAD_GATEWAY_REQUESTBODYTIMEOUT", "3s");
        // One customer makes the load of many.
        options.environment("order-service", "ORDER_LIMIT_PER_CUSTOMER", "0")
                .environment("order-service", "UNIT_LIMIT_PER_CUSTOMER", "0")
                .environment("notification-service", "MAIL_LIMIT_PER_RECIPIENT", "0");
        // A breaker that a test has opened would stay open for 30 s; none opens because the machine is slow.
        CommunicationMap.fromClasspath().services().keySet().forEach(service -> options
                .environment(service, BREAKER + "WAITDURATIONINOPENSTATE", "5s")
                .environment(service, BREAKER + "SLOWCALLDURATIONTHRESHOLD", "60s")
                .environment(service, BREAKER_OF_GATEWAY + "SLOWAFTER", "60s")
                .environment(service, BREAKER_OF_GATEWAY + "CHANGESSLOWAFTER", "60s"));
        return options;
    }
}
