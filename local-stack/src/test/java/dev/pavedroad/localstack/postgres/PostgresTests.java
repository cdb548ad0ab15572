package dev.pavedroad.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pavedroad.localstack.process.ServiceProcess;
import dev.pavedroad.localstack.state.Secrets;
import dev.pavedroad.localstack.state.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTests {

    @TempDir
    private static Path folder;

    private static ServiceProcess process;
    private static Databases databases;

    @BeforeAll
    static void start() throws IOException {
        var state = StateFolder.of(folder.resolve("a state"));
        var postgres = new Postgres(state, new Secrets(state), Path.of("target", "cache").toAbsolutePath(), freePort());
        process = new ServiceProcess(postgres, state, Duration.ofMinutes(3));
        databases = postgres.databases();
        process.start();
        process.awaitReady();
        databases.create(List.of("orders", "users"));
    }

    @AfterAll
    static void stop() {
        process.stop();
        assertThat(process.isAlive()).isFalse();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void givesARoleItsOwnDatabase() throws SQLException {
        try (var connection = connect("orders", "orders", databases.password("orders"))) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
            connection.createStatement().execute("CREATE TABLE IF NOT EXISTS probe (id int)");
        }
    }

    @Test
    void keepsARoleOutOfEveryOtherDatabase() {
        for (var other : List.of("users", "postgres", "template1")) {
            assertThatThrownBy(() -> connect(other, "orders", databases.password("orders")))
                    .isInstanceOf(SQLException.class).hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void letsNobodyInWithoutTheRightPassword() {
        for (var role : List.of("orders", "postgres")) {
            assertThatThrownBy(() -> connect("orders", role, databases.password("users")))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsItsDataOverAKillAndARestart() throws SQLException {
        try (var connection = connect("users", "users", databases.password("users"))) {
            connection.createStatement().execute("CREATE TABLE kept (id int)");
        }

        process.kill();
        process.restart();
        databases.create(List.of("orders", "users"));

        try (var connection = connect("users", "users", databases.password("users"))) {
            connection.createStatement().execute("INSERT INTO kept VALUES (1)");
        }
    }

    private static Connection connect(String database, String role, String password) throws SQLException {
        return DriverManager.getConnection(databases.url(database), role, password);
    }
}
