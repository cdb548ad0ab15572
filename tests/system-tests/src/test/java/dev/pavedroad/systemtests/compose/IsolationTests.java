package dev.pavedroad.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.CommunicationMap.Service;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reachability, tried from within the containers: every pair, by name and by every address. */
@InContainers
class IsolationTests {

    private static final ComposeProject PROJECT = ComposeProject.given();
    // docker/check names a host that can be reached from here.
    private static final String OUTSIDE = System.getProperty("compose.outside", "example.com");

    private final CommunicationMap map = CommunicationMap.fromClasspath();
    private final List<Container> containers = Container.of(PROJECT);
    private final String image = imageOf("user-service");

    @BeforeAll
    static void up() {
        PROJECT.up();
    }

    @Test
    void opensWhatIsOnTheMapAndNothingElse() {
        var matrix = Matrix.of(PROJECT, map, image);
        System.out.println("ways that are open, of all that were tried by name and by address\n" + matrix);
        assertThat(matrix.differences()).isEmpty();
        assertThat(matrix.rows()).containsAll(map.services().keySet())
                .contains(Link.POSTGRES, Link.REGISTRY, Link.MAILBOX);
    }

    @Test
    void keepsMetricsWithinTheContainer() {
        var services = containers.stream().filter(it -> map.services().containsKey(it.service())).toList();
        assertThat(services).hasSameSizeAs(map.services().keySet()).allSatisfy(service -> {
            var port = map.services().get(service.service()).port() + 6000;
            var targets = service.addresses(PROJECT).values().stream().map(it -> it + ":" + port).toList();
            assertThat(containers).allSatisfy(
                    it -> assertThat(it.canReach(targets, image)).as(it.service()).doesNotContainValue(true));
            assertThat(service.canReach(List.of("127.0.0.1:" + port), image)).containsValue(true);
        });
    }

    @Test
    void letsOnlyThoseOutWhomTheMapLetsOut() throws UnknownHostException {
        var outside = InetAddress.getByName(OUTSIDE).getHostAddress() + ":443";
        assertThat(containers).allSatisfy(container -> {
            var service = map.services().get(container.service());
            var expected = service != null && service.internet().contains(443);
            assertThat(container.canReach(List.of(outside), image)).as(container.service())
                    .isEqualTo(Map.of(outside, expected));
        });
    }

    @Test
    void refusesTheDatabasesOfOthers() {
        var database = PROJECT.containers().get("order-service").getFirst();
        assertThat(query(database, "orders").output().strip()).isEqualTo("orders");
        assertThat(List.of("users", "products", "notifications", "postgres", "template1")).allSatisfy(other -> {
            var refused = query(database, other);
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.messages()).contains("no pg_hba.conf entry").contains(other);
        });
    }

    // The rule of the access file is the second lock: this one is in the databases themselves.
    @Test
    void grantsARoleItsOwnDatabaseAlone() {
        var granted = PROJECT.compose("exec", "-T", "postgres", "psql", "--username=postgres", "--no-align",
                "--tuples-only", "--command", """
                        SELECT rolname || '>' || datname FROM pg_roles CROSS JOIN pg_database
                        WHERE rolcanlogin AND NOT rolsuper AND datallowconn
                        AND has_database_privilege(rolname, datname, 'CONNECT')
                        """);
        assertThat(granted.lines()).isNotEmpty().containsExactlyInAnyOrderElementsOf(map.services().values().stream()
                .map(Service::database).filter(Objects::nonNull).map(it -> it + ">" + it).toList());
    }

    @Test
    void showsNoSecretToWhoeverAsksTheEngine() {
        var secrets = List.of(PROJECT.secret("user-service", "ADMIN_PASSWORD"),
                PROJECT.secret("user-service", "DATABASE_PASSWORD"), PROJECT.secret("user-service", "SIGNING_KEY"),
                PROJECT.secret("order-service", "DATABASE_PASSWORD"), PROJECT.secret("order-service", "SIGNING_KEY"),
                PROJECT.secret("notification-service", "VAPID_KEY"));
        assertThat(secrets).doesNotHaveDuplicates().allMatch(it -> it.length() > 30);
        assertThat(containers).allSatisfy(
                it -> assertThat(it.details().toString()).doesNotContain(secrets).contains("\"ReadonlyRootfs\":true"));
    }

    private Docker.Outcome query(String container, String database) {
        var script = "PGPASSWORD=$(cat /run/secrets/DATABASE_PASSWORD) exec psql --host=postgres --username=orders "
                + "--dbname=%s --no-align --tuples-only --command='SELECT current_database()'".formatted(database);
        return Docker.attempt(Map.of(), List.of("run", "--rm", "--network", "container:" + container, "--user", "10001",
                "--volume", PROJECT.name() + "_order-service-secrets:/run/secrets:ro", "--entrypoint", "bash",
                "postgres:18", "-c", script));
    }

    private String imageOf(String service) {
        return containers.stream().filter(it -> it.service().equals(service)).findFirst().orElseThrow().details()
                .path("Config").path("Image").asText();
    }
}
