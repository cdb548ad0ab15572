package dev.pavedroad.devstack;

import dev.pavedroad.devstack.jvm.JvmStart;
import dev.pavedroad.devstack.state.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The options of a {@link DevStack}; the defaults are those of {@code ./run}.
 *
 * @param state         the folder for data, keys, mails and logs
 * @param portOffset    is added to the well-known ports; empty: any free ports, so that several stacks run side by side
 * @param administrator without a password: one is made once and kept in the state folder
 * @param instances     how many processes each service has; the second is named after the service, with {@code -2}
 * @param environments  variables by service or instance; they override those of the stack
 * @param launchedBy    a command that gets each service's own command as its last arguments, and has to {@code exec} it
 * @param drainTime     how long a service still answers after it was asked to stop; it is killed 10 s later
 * @param timeToStart   how long a process may take until it is ready
 * @param timeToAnswer  how long all may take after that until they answer through the gateway
 * @param progress      gets a line about each step, and about each process that ends by itself
 */
public record StackOptions(Checkout checkout, Path state, OptionalInt portOffset, Administrator administrator,
        Instances instances, Map<String, Map<String, String>> environments, JvmStart jvmStart, List<String> launchedBy,
        Duration drainTime, Duration timeToStart, Duration timeToAnswer, Consumer<String> progress) {

    public StackOptions {
        environments = environments.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> Map.copyOf(it.getValue())));
    }

    /** @param root the root of the repository, where the map and the modules are */
    public static Builder builder(Path root) {
        return new Builder(new Checkout(root.toAbsolutePath().normalize()));
    }

    StateFolder stateFolder() {
        return StateFolder.of(state);
    }

    /** Each method sets the option of its name. */
    public static final class Builder {

        private final Checkout checkout;
        private final Map<String, Integer> instances = new HashMap<>();
        private final Map<String, Map<String, String>> environments = new HashMap<>();
        private Path state;
        private OptionalInt portOffset = OptionalInt.of(0);
        private Administrator administrator = new Administrator("admin@example.com", null);
        private JvmStart jvmStart = JvmStart.chosenIn(System.getenv());
        private List<String> launchedBy = List.of();
        private Duration drainTime = Duration.ZERO;
        private Duration timeToStart = Duration.ofMinutes(3);
        private Duration timeToAnswer = timeToStart;
        private Consumer<String> progress = _ -> {};

        private Builder(Checkout checkout) {
            this.checkout = checkout;
            this.state = checkout.state();
        }

        public Builder state(Path state) {
            this.state = state;
            return this;
        }

        public Builder portOffset(int offset) {
            this.portOffset = OptionalInt.of(offset);
            return this;
        }

        public Builder freePorts() {
            this.portOffset = OptionalInt.empty();
            return this;
        }

        public Builder administrator(String email, String password) {
            this.administrator = new Administrator(email, password);
            return this;
        }

        public Builder instances(String service, int number) {
            instances.put(service, number);
            return this;
        }

        public Builder environment(String process, String name, String value) {
            environments.computeIfAbsent(process, _ -> new HashMap<>()).put(name, value);
            return this;
        }

        public Builder jvmStart(JvmStart start) {
            this.jvmStart = start;
            return this;
        }

        public Builder launchedBy(String... command) {
            this.launchedBy = List.of(command);
            return this;
        }

        public Builder drainTime(Duration time) {
            this.drainTime = time;
            return this;
        }

        /** Sets how long all may take to answer, too. */
        public Builder timeToStart(Duration time) {
            this.timeToStart = time;
            return timeToAnswer(time);
        }

        public Builder timeToAnswer(Duration time) {
            this.timeToAnswer = time;
            return this;
        }

        public Builder progress(Consumer<String> listener) {
            this.progress = listener;
            return this;
        }

        public StackOptions build() {
            return new StackOptions(checkout, state, portOffset, administrator, new Instances(instances), environments,
                    jvmStart, launchedBy, drainTime, timeToStart, timeToAnswer, progress);
        }
    }
}
