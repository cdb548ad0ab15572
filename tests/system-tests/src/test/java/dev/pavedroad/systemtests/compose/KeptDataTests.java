package dev.pavedroad.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pavedroad.systemtests.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The data that are left after a project was taken down, one that has as much of the system as an account needs. */
@InContainers
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(ComposeProject.SECOND)
class KeptDataTests {

    private static final String[] PART = {"--no-deps", "secrets", "postgres", "database-setup", "discovery-server",
        "user-service", "api-gateway"};
    private static final String CONNECTIONS = """
            SELECT rolname || '>' || datname FROM pg_roles CROSS JOIN pg_database
            WHERE rolcanlogin AND NOT rolsuper AND datallowconn AND has_database_privilege(rolname, datname, 'CONNECT')
            ORDER BY 1
            """;
    private static final ComposeProject PROJECT = ComposeProject.second(Map.of("DRAIN_TIME", "0s"));

    @AfterAll
    static void remove() {
        PROJECT.remove();
    }

    @Test
    void keepsDataAndSecretsUntilTheirVolumesAreRemoved() {
        up();
        var secret = PROJECT.secret("user-service", "ADMIN_PASSWORD");
        var customer = system().signUp();
        var account = account(customer);

        // As before order-service was on the map.
        postgres("DROP DATABASE orders", "DROP ROLE orders");
        PROJECT.compose("down");
        up();
        assertThat(postgres(CONNECTIONS).lines()).contains("users>users", "orders>orders")
                .doesNotContain("orders>users", "users>orders");
        var again = postgres(CONNECTIONS);
        up();
        assertThat(postgres(CONNECTIONS)).isEqualTo(again);
        assertThat(PROJECT.secret("user-service", "ADMIN_PASSWORD")).isEqualTo(secret);
        // A token from before is good: the keys are the same.
        assertThat(account(system().withToken(customer.token()))).isEqualTo(account);
        assertThat(account(system().as(ComposeProject.ADMINISTRATOR, secret)).path("roles").toString())
                .contains("ADMIN");

        PROJECT.compose("down");
        Docker.run("volume", "rm", PROJECT.name() + "_secrets");
        var refused = PROJECT.attempt(
                Stream.concat(Stream.of("up", "--detach", "--wait", "--no-build"), Stream.of(PART))
                        .toArray(String[]::new));
        assertThat(refused.exitCode()).isNotZero();
        assertThat(PROJECT.compose("logs", "secrets")).contains("the keys and passwords that it was kept with are gone",
                "docker compose down --volumes");
        assertThat(PROJECT.containers()).doesNotContainKeys("postgres", "user-service", "api-gateway");

        PROJECT.compose("down", "--volumes");
        up();
        assertThat(PROJECT.secret("user-service", "ADMIN_PASSWORD")).isNotEqualTo(secret);
        assertThatIllegalStateException().isThrownBy(() -> system().as(customer.email(), "correct horse"))
                .withMessageContaining("bad-credentials");
    }

    // Healthy says that each is up; the registry may take some seconds more until the gateway knows of it.
    private static void up() {
        PROJECT.up(PART);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> system().get("/.well-known/jwks.json").status() == 200);
    }

    private static String postgres(String... statements) {
        var command = new ArrayList<>(List.of("exec", "-T", "postgres", "psql", "--username=postgres", "--no-align",
                "--tuples-only"));
        Stream.of(statements).forEach(it -> command.addAll(List.of("--command", it)));
        return PROJECT.compose(command.toArray(String[]::new));
    }

    private static Client system() {
        return PROJECT.system();
    }

    private static JsonNode account(Client client) {
        var answer = client.get("/api/users/me");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }
}
