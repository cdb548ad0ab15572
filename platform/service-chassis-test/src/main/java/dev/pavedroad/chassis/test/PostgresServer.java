package dev.pavedroad.chassis.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;

/** One real PostgreSQL a JVM: a container where there is a Docker engine, embedded binaries where there is none. */
record PostgresServer(String address, String username, String password) {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static class Holder {
        static final PostgresServer RUNNING = start();
    }

    static PostgresServer running() {
        return Holder.RUNNING;
    }

    private static PostgresServer start() {
        var docker = switch (System.getenv().getOrDefault("TEST_POSTGRES", "auto")) {
            case "auto" -> DockerClientFactory.instance().isDockerAvailable();
            case "container" -> true;
            case "embedded" -> false;
            case String other -> throw new IllegalStateException(
                    "TEST_POSTGRES is '%s'; set it to 'container', 'embedded' or 'auto' (the default)"
                            .formatted(other));
        };
        log.info("PostgreSQL for tests: {}", docker ? "Testcontainers" : "embedded binaries");
        return docker ? container() : embedded();
    }

    private static PostgresServer container() {
        var server = new PostgreSQLContainer<>("postgres:18-alpine").withCommand("postgres", "-c", "fsync=off",
                "-c", "max_connections=300");
        server.start();
        return new PostgresServer(server.getHost() + ":" + server.getFirstMappedPort(), server.getUsername(),
                server.getPassword());
    }

    private static PostgresServer embedded() {
        try {
            var server = EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
            return new PostgresServer("localhost:" + server.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JdbcConnectionDetails newDatabase() {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(url("postgres"), username, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a database for a test", e);
        }
        return new Connection(url(name), username, password);
    }

    private String url(String database) {
        return "jdbc:postgresql://%s/%s".formatted(address, database);
    }

    private record Connection(String getJdbcUrl, String getUsername, String getPassword)
            implements
                JdbcConnectionDetails {}
}
