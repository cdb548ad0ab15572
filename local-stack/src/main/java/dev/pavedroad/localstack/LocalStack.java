package dev.pavedroad.localstack;

import dev.pavedroad.localstack.mail.Mail;
import dev.pavedroad.localstack.postgres.Postgres;
import dev.pavedroad.localstack.process.ServiceProcess;
import dev.pavedroad.localstack.state.Secrets;
import dev.pavedroad.localstack.state.StackFailure;
import dev.pavedroad.localstack.state.StateFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The whole system as plain processes on this machine: PostgreSQL, a mail sink, the registry, the services and the
 * gateway. It stops with {@link #close()}, and when the JVM that started it ends.
 */
public final class LocalStack implements AutoCloseable {

    private final Ports ports;
    private final StateFolder state;
    private final Postgres postgres;
    private final Administrator administrator;
    private final Assembly assembly;
    private final Processes processes = new Processes();
    private final Lifecycle lifecycle;

    LocalStack(LocalStackBuilder chosen) {
        var map = chosen.checkout.map();
        chosen.instances().check(map);
        this.ports = chosen.ports.apply(map, chosen.instances());
        this.state = chosen.stateFolder();
        var secrets = new Secrets(state);
        this.administrator = chosen.administrator(secrets);
        this.postgres = new Postgres(state, secrets, chosen.checkout.cache(), ports.of(Postgres.NAME));
        this.assembly = new Assembly(chosen, map, ports, postgres, administrator);
        this.lifecycle = new Lifecycle(chosen, ports, postgres, assembly, processes);
    }

    public static LocalStackBuilder builder() {
        return new LocalStackBuilder();
    }

    void start() {
        lifecycle.begin();
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

    /** @throws StackFailure when there is none of that name */
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

    /** Stops everything: the gateway first, what the services stand on last. */
    @Override
    public void close() {
        lifecycle.end();
    }
}
