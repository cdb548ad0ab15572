package dev.pavedroad.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.map.CommunicationMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Services start with what their JVM learned when their image was made. */
@InContainers
class FastStartTests {

    private static final ComposeProject PROJECT = ComposeProject.given();
    private static final String CACHE = "/app/service.aot";

    @BeforeAll
    static void up() {
        PROJECT.up();
    }

    // The JVM maps a cache only when jars, options and the JVM itself are those that it was made with.
    @Test
    void usesTheCacheOfItsImage() {
        assertThat(services()).allSatisfy(it -> assertThat(it.hasMapped(CACHE)).as(it.service()).isTrue());
    }

    // Spring says so in its first line.
    @Test
    void hasTheBeansThatWereDecidedWhenItWasBuilt() {
        var ofOurs = services().stream().filter(it -> !it.service().equals(Link.REGISTRY));
        assertThat(ofOurs).allSatisfy(it -> assertThat(it.log()).as(it.service()).contains("Starting AOT-processed "));
    }

    @Test
    void startsPlainlyWhereTheCacheDoesNotFit() {
        var registry = services().stream().filter(it -> it.service().equals(Link.REGISTRY)).findAny().orElseThrow();
        var misfit = Path.of("../..", "docker", "jvm.options").toAbsolutePath().normalize() + ":" + CACHE + ":ro";
        var id = Docker
                .run("run", "--detach", "--network", "none", "--read-only", "--tmpfs", "/tmp", "--volume", misfit,
                        registry.image())
                .strip();
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> Docker
                    .run("inspect", "--format", "{{.State.Health.Status}}", id).strip().equals("healthy"));
            assertThat(Docker.attempt(Map.of(), List.of("logs", id)).output()).contains("aot");
        } finally {
            Docker.run("rm", "--force", id);
        }
    }

    private static List<Container> services() {
        var services = new ArrayList<>(CommunicationMap.fromClasspath().services().keySet());
        services.add(Link.REGISTRY);
        var containers = Container.of(PROJECT).stream().filter(it -> services.contains(it.service())).toList();
        assertThat(containers).extracting(Container::service).containsAll(services);
        return containers;
    }
}
