package dev.pavedroad.devstack.command;

import dev.pavedroad.devstack.DevStack;
import dev.pavedroad.devstack.StackOptions;
import dev.pavedroad.devstack.state.StackException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts the stack, says how to use it, and stays until it is stopped. */
class Up {

    private static final int MAX_OFFSET = 50_000;

    private final Path root;
    private final Map<String, String> environment;

    Up(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    int run() {
        System.out.println("Starting Paved Road; its logs are in .local/log");
        var password = environment.get("ADMIN_PASSWORD");
        var options = StackOptions.builder(root).portOffset(portOffset())
                .administrator(environment.getOrDefault("ADMIN_EMAIL", "admin@example.com"), password)
                .progress(System.out::println);
        instances().forEach(options::instances);
        try (var stack = DevStack.start(options.build());
                var _ = Control.open(stack, System.out::println)) {
            System.out.println(new FirstSteps(stack).text(password == null));
            new AotTraining(root, environment).begin();
            stack.awaitClosed();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private Map<String, Integer> instances() {
        var text = environment.getOrDefault("INSTANCES", "");
        if (!text.matches("([a-z-]+=\\d(,(?!$)|$))*")) {
            throw new StackException(
                    "INSTANCES is '%s'; set it to something like order-service=2,product-service=2".formatted(text));
        }
        return text.isEmpty()
                ? Map.of()
                : Arrays.stream(text.split(",")).map(it -> it.split("="))
                        .collect(Collectors.toMap(it -> it[0], it -> Integer.valueOf(it[1]), (_, last) -> last));
    }

    private int portOffset() {
        var text = environment.getOrDefault("PORT_OFFSET", "0");
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX_OFFSET) {
            throw new StackException("PORT_OFFSET is '%s'; set it to a number from 0 to %d."
                    .formatted(text, MAX_OFFSET));
        }
        return Integer.parseInt(text);
    }
}
