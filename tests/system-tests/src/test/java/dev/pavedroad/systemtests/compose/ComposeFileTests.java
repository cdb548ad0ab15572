package dev.pavedroad.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pavedroad.map.CommunicationMap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file alone, which no engine has to be there for. */
class ComposeFileTests {

    private static final String SECRETS = "secrets";
    private static final String DATABASE_SETUP = "database-setup";
    private static final Set<String> ONE_SHOT = Set.of(SECRETS, DATABASE_SETUP);
    private static final Set<String> NOT_OURS = Set.of("postgres", "mailbox", SECRETS, DATABASE_SETUP);

    private final CommunicationMap map = CommunicationMap.fromClasspath();
    private final ComposeFile file = ComposeFile.read();

    @Test
    void hasTheNetworksOfTheMapAndNoOther() {
        assertThat(file.differencesFrom(Link.of(map))).isEmpty();
    }

    // Each of these is a mistake that somebody could make; it has to be seen.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - order-service-to-product-service  | - order-service-to-user-service | must not have order-service-to-user
            - order-service-to-product-service  | - order-service-to-nowhere      | lacks order-service-to-product
            - host-to-mailbox                   | - api-gateway-to-user-service   | mailbox: must not have api-gateway
            - host-to-api-gateway               | - default                       | api-gateway: must not have default
            internal: true                      | internal: false                 | internal is false
            notification-service-to-internet:   | user-service-to-internet:       | must not have user-service-to-int
            """)
    void seesAMistake(String right, String wrong, String difference) {
        assertThat(ComposeFile.text()).contains(right);
        var mistaken = ComposeFile.parse(ComposeFile.text().replaceFirst(Pattern.quote(right), wrong));
        assertThat(mistaken.differencesFrom(Link.of(map))).anyMatch(it -> it.contains(difference));
    }

    @Test
    void seesACallThatIsNewOnTheMap() {
        var more = ComposeFile.text(Path.of("../..", "communication-map.yml")).replace("\nobservers:",
                "\n  - { from: product-service, to: user-service, why: Test }\nobservers:");
        var changed = CommunicationMap.load(new ByteArrayInputStream(more.getBytes(StandardCharsets.UTF_8)));
        assertThat(file.differencesFrom(Link.of(changed))).contains("networks: lacks product-service-to-user-service",
                "user-service: lacks product-service-to-user-service");
    }

    @Test
    void letsAServiceListenWhereItsCallersAreAndNowhereElse() {
        map.services().keySet().forEach(service -> {
            var inbound = Link.of(map).stream().filter(it -> it.to().equals(service))
                    .map(it -> file.subnetOf(it.network())).collect(Collectors.joining(","));
            assertThat(file.container(service).path("environment").path("LISTEN_IN").asText()).as(service)
                    .isEqualTo(inbound);
        });
    }

    @Test
    void takesEverySubnetFromOnePrefixAndOnce() {
        var subnets = Link.of(map).stream().map(it -> file.subnetOf(it.network())).toList();
        assertThat(subnets).doesNotHaveDuplicates()
                .allMatch(it -> it.matches("\\$\\{NETWORK_PREFIX:-[0-9.]+}\\.\\d+\\.\\d+/28"));
    }

    @Test
    void hardensEveryContainer() {
        file.containers().forEach((name, container) -> {
            assertThat(container.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(texts(container.path("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(texts(container.path("security_opt"))).as(name).containsExactly("no-new-privileges:true");
            assertThat(container.path("mem_limit").asText()).as(name).isNotEmpty();
            assertThat(container.path("cpus").asText()).as(name).isEqualTo("${CONTAINER_CPUS:-1}");
            assertThat(container.path("privileged").asBoolean()).as(name).isFalse();
            assertThat(container.path("cap_add").isMissingNode()).as(name).isEqualTo(!name.equals(SECRETS));
            assertThat(container.path("network_mode").asText()).as(name)
                    .isEqualTo(ONE_SHOT.contains(name) ? "none" : "");
        });
    }

    @Test
    void givesEveryServiceTheSameMemoryAndTimeToStop() {
        ours().forEach(name -> {
            assertThat(file.container(name).path("mem_limit").asText()).as(name).isEqualTo("512m");
            assertThat(file.container(name).path("stop_grace_period").asText()).as(name)
                    .isEqualTo("${DRAIN_TIME:-10s}10s");
            assertThat(file.container(name).path("build").path("args").path("SERVICE").asText()).isEqualTo(name);
        });
        assertThat(ours()).containsAll(map.services().keySet());
    }

    @Test
    void letsTheGatewaysLimitsBeSet() {
        assertThat(file.container("api-gateway").path("environment").propertyStream())
                .extracting(it -> it.getValue().asText())
                .contains("${TRUSTED_PROXY_HOPS:-0}", "${RATE_LIMIT_PER_SECOND:-50}", "${SIGN_IN_LIMIT_PER_SECOND:-5}");
    }

    @Test
    void publishesThreePortsAndOnLoopbackAlone() {
        var published = file.containers().entrySet().stream()
                .filter(it -> !it.getValue().path("ports").isMissingNode()).toList();
        assertThat(published).extracting(it -> it.getKey())
                .containsExactly("api-gateway", "discovery-server", "mailbox");
        assertThat(published).allSatisfy(
                it -> assertThat(texts(it.getValue().path("ports"))).singleElement().asString()
                        .startsWith("127.0.0.1:"));
    }

    @Test
    void mountsSecretsInTheirOwnerAlone() {
        var volumes = new TreeSet<String>();
        file.content().path("volumes").fieldNames().forEachRemaining(volumes::add);
        volumes.removeIf(it -> !it.endsWith("secrets"));
        for (var volume : volumes) {
            var owner = volume.replaceFirst("-?secrets$", "");
            var owners = owner.equals("postgres") ? List.of(DATABASE_SETUP, owner) : List.of(owner);
            assertThat(mountedIn(volume, SECRETS)).as(volume).isEqualTo(owner.isEmpty() ? List.of() : owners);
        }
    }

    // Its socket lets the superuser in without a password.
    @Test
    void mountsTheSocketOfPostgresWhereDatabasesAreMadeAlone() {
        assertThat(mountedIn("postgres-socket", "none")).containsExactly(DATABASE_SETUP, "postgres");
    }

    @Test
    void startsNoServiceBeforeItsDatabaseIsMade() {
        map.services().forEach((name, service) -> {
            if (service.database() != null) {
                assertThat(file.container(name).path("depends_on").path(DATABASE_SETUP).path("condition").asText())
                        .as(name).isEqualTo("service_completed_successfully");
            }
        });
    }

    @Test
    void setsNothingSecretInAnEnvironment() {
        file.containers().forEach((name, container) -> container.path("environment").fieldNames()
                .forEachRemaining(it -> assertThat(it).as(name).doesNotMatch(".*(PASSWORD|_KEY|SECRET|TOKEN)")));
    }

    @Test
    void documentsWhatCanBeSet() {
        assertThat(matches("(?m)^#?([A-Z_]+)=", ComposeFile.text(Path.of("../..", ".env.example"))))
                .isEqualTo(matches("\\$\\{([A-Z_]+)", ComposeFile.text()));
    }

    private Set<String> ours() {
        var names = new TreeSet<>(file.containers().keySet());
        names.removeAll(NOT_OURS);
        return names;
    }

    private List<String> mountedIn(String volume, String exceptIn) {
        return file.containers().keySet().stream().filter(it -> !it.equals(exceptIn))
                .filter(it -> texts(file.container(it).path("volumes")).stream()
                        .anyMatch(mount -> mount.startsWith(volume + ":")))
                .toList();
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
