package dev.pavedroad.localstack;

import dev.pavedroad.chassis.map.CommunicationMap;
import dev.pavedroad.localstack.jvm.JvmStart;
import dev.pavedroad.localstack.process.Leftovers;
import dev.pavedroad.localstack.state.Secrets;
import dev.pavedroad.localstack.state.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What can be chosen about a {@link LocalStack}; by default it is the one behind {@code ./run}. */
public final class LocalStackBuilder {

    Checkout checkout = new Checkout(Path.of("").toAbsolutePath());
    Path state;
    BiFunction<CommunicationMap, Instances, Ports> ports = (map, instances) -> Ports.wellKnown(map, instances, 0);
    String adminEmail = "admin@example.com";
    String adminPassword;
    Duration timeToStart = Duration.ofMinutes(3);
    private Duration timeToAnswer;
    Duration drainTime = Duration.ZERO;
    List<String> launchedBy = List.of();
    JvmStart jvmStart = JvmStart.chosenIn(System.getenv());
    Consumer<String> progress = _ -> {};
    final Map<String, Map<String, String>> environments = new HashMap<>();
    private final Map<String, Integer> instances = new HashMap<>();

    LocalStackBuilder() {}

    /** The root of the repository, where the map and the modules are. */
    public LocalStackBuilder root(Path root) {
        this.checkout = new Checkout(root.toAbsolutePath().normalize());
        return this;
    }

    /** The folder for data, keys, mails and logs; {@code .local} below the root by default. */
    public LocalStackBuilder state(Path state) {
        this.state = state;
        return this;
    }

    /** Any free ports, so that several stacks can run side by side. */
    public LocalStackBuilder freePorts() {
        this.ports = Ports::free;
        return this;
    }

    /** The well-known ports, moved by this number. */
    public LocalStackBuilder portOffset(int offset) {
        this.ports = (map, instances) -> Ports.wellKnown(map, instances, offset);
        return this;
    }

    public LocalStackBuilder adminEmail(String email) {
        this.adminEmail = email;
        return this;
    }

    /** By default one is made once and kept in the state folder. */
    public LocalStackBuilder adminPassword(String password) {
        this.adminPassword = password;
        return this;
    }

    /**
     * So many processes of one service, which share its database and its keys. The second is called like the service
     * with {@code -2} behind it, wherever a process is named.
     */
    public LocalStackBuilder instances(String service, int number) {
        instances.put(service, number);
        return this;
    }

    /** How long a service goes on answering once it was asked to stop; it is killed 10 s after that. */
    public LocalStackBuilder drainTime(Duration drainTime) {
        this.drainTime = drainTime;
        return this;
    }

    /** A command that gets each service's own command as its last arguments, and has to {@code exec} it. */
    public LocalStackBuilder launchedBy(String... command) {
        this.launchedBy = List.of(command);
        return this;
    }

    /** How the JVMs of the services are started; {@link JvmStart#FAST} unless {@code AOT_CACHE} is off. */
    public LocalStackBuilder jvmStart(JvmStart start) {
        this.jvmStart = start;
        return this;
    }

    /** An environment variable for a service or one instance, stronger than what the stack itself would give it. */
    public LocalStackBuilder environment(String service, String name, String value) {
        environments.computeIfAbsent(service, _ -> new HashMap<>()).put(name, value);
        return this;
    }

    /** How long one process may take until it is ready; 3 minutes by default. */
    public LocalStackBuilder timeToStart(Duration timeToStart) {
        this.timeToStart = timeToStart;
        return this;
    }

    /** How long it may take after that until all answer through the gateway; as long as a process by default. */
    public LocalStackBuilder timeToAnswer(Duration timeToAnswer) {
        this.timeToAnswer = timeToAnswer;
        return this;
    }

    /** Hears one line about each step, and about a process that ends unasked. */
    public LocalStackBuilder progress(Consumer<String> progress) {
        this.progress = progress;
        return this;
    }

    /**
     * Starts everything and returns when an answer comes through the gateway.
     *
     * @throws StackFailure when something does not start; everything else is stopped again by then
     */
    public LocalStack start() {
        var stack = new LocalStack(this);
        stack.start();
        return stack;
    }

    /** Stops what a launcher that was killed has left behind in the state folder, and returns its names. */
    public List<String> stopLeftovers() {
        return Leftovers.stop(stateFolder(), StopOrder.of(checkout.map()));
    }

    Duration timeToAnswer() {
        return timeToAnswer == null ? timeToStart : timeToAnswer;
    }

    Instances instances() {
        return new Instances(instances);
    }

    StateFolder stateFolder() {
        return StateFolder.of(state == null ? checkout.state() : state);
    }

    Administrator administrator(Secrets secrets) {
        return new Administrator(adminEmail, adminPassword == null ? secrets.password("admin") : adminPassword);
    }
}
