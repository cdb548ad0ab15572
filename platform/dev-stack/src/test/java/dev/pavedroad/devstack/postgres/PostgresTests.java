package dev.pavedroad.devstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.devstack.process.ServiceProcess;
import dev.pavedroad.devstack.state.Secrets;
import dev.pavedroad.devstack.state.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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

    @Test
    void makesANewDatabaseBesideThoseWithData() throws SQLException {
        try (var orders = connect("orders", "orders", databases.password("orders"))) {
            orders.createStatement().execute("CREATE TABLE IF NOT EXISTS old (id int)");
        }

        databases.create(List.of("orders", "stock"));

        try (var orders = connect("orders", "orders", databases.password("orders"));
                var stock = connect("stock", "stock", databases.password("stock"))) {
            orders.createStatement().execute("INSERT INTO old VALUES (1)");
            stock.createStatement().execute("CREATE TABLE fresh (id int)");
        }
        assertThatThrownBy(() -> connect("stock", "orders", databases.password("orders")))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void leavesRolesAndPrivilegesAsTheyAreWhenItRunsAgain() throws SQLException {
        databases.create(List.of("orders", "users"));
        var before = privileges();
        databases.create(List.of("orders", "users"));
        assertThat(privileges()).isEqualTo(before).contains("orders owned by orders", "users of orders: false");
    }

    @Test
    void sendsNoPasswordInClearText() throws SQLException {
        try (var superuser = connect("postgres", "postgres", databases.password("postgres"))) {
            superuser.createStatement().execute("ALTER SYSTEM SET log_statement = 'all'");
            superuser.createStatement().execute("SELECT pg_reload_conf()");
        }
        await().untilAsserted(() -> {
            databases.create(List.of("users"));
            assertThat(process.log().path()).content().contains("ALTER USER").contains("SCRAM-SHA-256$");
        });
        assertThat(process.log().path()).content().doesNotContain(databases.password("users"));
    }

    private static List<String> privileges() throws SQLException {
        var privileges = new ArrayList<String>();
        try (var superuser = connect("postgres", "postgres", databases.password("postgres"));
                var rows = superuser.createStatement().executeQuery(
                        """
                                SELECT datname || ' owned by ' || pg_get_userbyid(datdba) FROM pg_database
                                UNION SELECT datname || ' of ' || rolname || ': ' || has_database_privilege(rolname, datname, 'CONNECT')
                                FROM pg_database, pg_roles WHERE rolcanlogin AND NOT rolsuper
                                UNION SELECT rolname || ' in ' || roleid::regrole FROM pg_roles JOIN pg_auth_members ON member = pg_roles.oid
                                ORDER BY 1
                                """)) {
            while (rows.next()) {
                privileges.add(rows.getString(1));
            }
        }
        return privileges;
    }

    private static Connection connect(String database, String role, String password) throws SQLException {
        return DriverManager.getConnection(databases.url(database), role, password);
    }
}
