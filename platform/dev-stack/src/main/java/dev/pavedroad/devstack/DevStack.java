package dev.pavedroad.devstack;

import dev.pavedroad.devstack.mail.Mail;
import dev.pavedroad.devstack.postgres.Postgres;
import dev.pavedroad.devstack.process.Leftovers;
import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.devstack.state.Secrets;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StateFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The whole system as plain processes on this machine: PostgreSQL, a mail sink, the registry, the services and the
 * gateway. It stops with {@link #close()}, and when the JVM that started it exits.
 */
public final class DevStack implements AutoCloseable {

    private final Ports ports;
    private final StateFolder state;
    private final Postgres postgres;
    private final Administrator administrator;
    private final Assembly assembly;
    private final Processes processes = new Processes();
    private final Lifecycle lifecycle;

    private DevStack(StackOptions options) {
        var map = options.checkout().map();
        options.instances().check(map);
        this.ports = options.portOffset().isPresent()
                ? Ports.wellKnown(map, options.instances(), options.portOffset().getAsInt())
                : Ports.free(map, options.instances());
        this.state = options.stateFolder();
        var secrets = new Secrets(state);
        this.administrator = options.administrator().withPassword(secrets);
        this.postgres = new Postgres(state, secrets, options.checkout().cache(), ports.of(Postgres.NAME));
        this.assembly = new Assembly(options, map, ports, postgres, administrator);
        this.lifecycle = new Lifecycle(options, ports, postgres, assembly, processes);
    }

    /**
     * Starts everything and returns when all services answer through the gateway.
     *
     * @throws StackException when something does not start; everything else is stopped again by then
     */
    public static DevStack start(StackOptions options) {
        var stack = new DevStack(options);
        stack.lifecycle.begin();
        return stack;
    }

    /** Stops the processes that a killed launcher has left behind in the state folder, and returns their names. */
    public static List<String> stopLeftovers(StackOptions options) {
        return Leftovers.stop(options.stateFolder(), StopOrder.of(options.checkout().map()));
    }

    public String gatewayUrl() {
        return url(assembly.gateway());
    }

    /** @param process a service on the map, one of its instances, or {@code discovery-server} */
    public String url(String process) {
        return "http://localhost:" + ports.of(process);
    }

    public String managementUrl(String process) {
        return "http://localhost:" + ports.management(process);
    }

    public String jdbcUrl(String database) {
        return postgres.databases().url(database);
    }

    /** The password of the role that has the same name as its database. */
    public String databasePassword(String database) {
        return postgres.databases().password(database);
    }

    public String adminEmail() {
        return administrator.email();
    }

    public String adminPassword() {
        return administrator.password();
    }

    public Path mailFolder() {
        return state.mail();
    }

    /** Every mail received so far, the oldest first. */
    public List<Mail> mails() {
        return lifecycle.mailSink().mails();
    }

    /** @throws StackException when there is none of that name */
    public ServiceProcess process(String name) {
        return processes.get(name);
    }

    public Collection<ServiceProcess> processes() {
        return processes.all();
    }

    public StateFolder state() {
        return state;
    }

    /** Returns once the stack has stopped. */
    public void awaitClosed() throws InterruptedException {
        lifecycle.awaitEnd();
    }

    /** Stops everything: the gateway first, PostgreSQL last. */
    @Override
    public void close() {
        lifecycle.end();
    }
}
