package dev.pavedroad.devstack.postgres;

import dev.pavedroad.devstack.process.PidFile;
import dev.pavedroad.devstack.process.Program;
import dev.pavedroad.devstack.process.Waiting;
import dev.pavedroad.devstack.state.PrivateFiles;
import dev.pavedroad.devstack.state.Secrets;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An embedded PostgreSQL that keeps its data in the state folder and listens on the loopback address alone. */
public final class Postgres implements Program {

    public static final String NAME = "postgres";
    static final String SUPERUSER = "postgres";
    private static final String SUPERUSER_SECRET = Databases.secretOf(SUPERUSER);
    private static final Duration OLD_BACKENDS_LIVE = Duration.ofSeconds(15);

    private final StateFolder state;
    private final Secrets secrets;
    private final Path cache;
    private final int port;

    /** @param cache where PostgreSQL's programs are unpacked to; may be shared by many stacks */
    public Postgres(StateFolder state, Secrets secrets, Path cache, int port) {
        this.state = state;
        this.secrets = secrets;
        this.cache = cache;
        this.port = port;
    }

    public static boolean hasData(StateFolder state) {
        return Files.exists(data(state).resolve("PG_VERSION"));
    }

    /** Whether the superuser's password is there; the data is of no use without it. */
    public static boolean hasPassword(Secrets secrets) {
        return secrets.has(SUPERUSER_SECRET);
    }

    private static Path data(StateFolder state) {
        return state.database().resolve("data");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String stopSignal() {
        return "INT";
    }

    /** The databases of the services; it must be running. */
    public Databases databases() {
        return new Databases(port, secrets);
    }

    @Override
    public Launched launch(Path log, PidFile pidFile) {
        var tool = new PostgresTool(PostgresBinaries.unpackInto(cache));
        if (!hasData(state)) {
            initialize(tool, log);
        }
        pidFile.delete();
        start(tool, log, pidFile);
        return Launched.detached(pidFile.process().orElseThrow(
                () -> new StackException("PostgreSQL started but its process cannot be found in " + pidFile.path())));
    }

    // Under another name first: a folder that initdb could not complete must not pass for a database.
    private void initialize(PostgresTool tool, Path log) {
        secrets.password(SUPERUSER_SECRET);
        try {
            var draft = Files.createTempDirectory(PrivateFiles.createFolder(state.database()), "data-");
            tool.run(log, "initdb", List.of("-D", draft.toString(), "-U", SUPERUSER, "-E", "UTF8",
                    "-A", "scram-sha-256", "--pwfile", secrets.file(SUPERUSER_SECRET).toString(),
                    "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            Files.move(draft, data(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // After a kill the old backends need a moment to notice; until then PostgreSQL refuses to start.
    private void start(PostgresTool tool, Path log, PidFile pidFile) {
        var arguments = List.of("-D", data(state).toString(), "-w", "-t", "60",
                "-l", log.toString(), "-o", options(pidFile), "start");
        if (!Waiting.until(() -> tool.succeeds(log, "pg_ctl", arguments), OLD_BACKENDS_LIVE)) {
            tool.run(log, "pg_ctl", arguments);
        }
    }

    private String options(PidFile pidFile) {
        return "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c %s"
                .formatted(port, quote(pidFile.postgresSetting()));
    }

    private static String quote(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }

    @Override
    public boolean isReady() {
        return databases().answer();
    }
}
