package dev.pavedroad.pave.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.pave.Copy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

class GenerateTests {

    private static final String MAP = "communication-map.yml";
    private static final String COMPOSE = "docker-compose.yml";

    @TempDir
    private static Path folder;
    private static Copy copy;

    @BeforeAll
    static void copy() throws Exception {
        copy = Copy.in(folder);
    }

    @AfterEach
    void reset() throws Exception {
        copy.reset();
    }

    @Test
    void changesNothingWhereEverythingIsUpToDate() throws Exception {
        assertThat(copy.pave("generate", "--check").code()).isZero();
        assertThat(copy.pave("generate").out()).isEqualTo("Everything is up to date.\n");
        assertThat(copy.status()).isEmpty();
    }

    // Who runs the system has these networks; another subnet would make one again, under running containers.
    @Test
    void keepsEverySubnetThatWasEverGiven() throws Exception {
        assertThat(copy.read("docker/subnets.yml")).contains("""
                api-gateway-to-discovery-server: 0.144/28
                api-gateway-to-jaeger: 9.80/28
                api-gateway-to-order-service: 0.32/28
                api-gateway-to-product-service: 0.16/28
                api-gateway-to-user-service: 0.0/28
                grafana-to-jaeger: 9.176/28
                grafana-to-prometheus: 9.160/28
                host-to-api-gateway: 1.0/28
                host-to-discovery-server: 1.16/28
                host-to-grafana: 9.224/28
                host-to-jaeger: 9.208/28
                host-to-mailbox: 1.32/28
                host-to-prometheus: 9.192/28
                notification-service-to-discovery-server: 0.208/28
                notification-service-to-internet: 0.240/28
                notification-service-to-jaeger: 9.144/28
                notification-service-to-mailbox: 0.224/28
                notification-service-to-postgres: 0.128/28
                order-service-to-discovery-server: 0.192/28
                order-service-to-jaeger: 9.128/28
                order-service-to-notification-service: 0.64/28
                order-service-to-postgres: 0.112/28
                order-service-to-product-service: 0.48/28
                product-service-to-discovery-server: 0.176/28
                product-service-to-jaeger: 9.112/28
                product-service-to-postgres: 0.96/28
                prometheus-to-api-gateway: 9.0/28
                prometheus-to-notification-service: 9.64/28
                prometheus-to-order-service: 9.48/28
                prometheus-to-product-service: 9.32/28
                prometheus-to-user-service: 9.16/28
                user-service-to-discovery-server: 0.160/28
                user-service-to-jaeger: 9.96/28
                user-service-to-postgres: 0.80/28
                """.split("\n"));
    }

    @Test
    void namesWhatIsStaleAndTheLineOfTheMapThatItIsAbout() throws Exception {
        addService("billing-service", 3005);
        var check = copy.pave("generate", "--check");
        assertThat(check.code()).isEqualTo(1);
        var line = copy.read(MAP).lines().takeWhile(it -> !it.contains("billing-service")).count() + 1;
        assertThat(check.out()).contains("docker/observability/prometheus.yml, line ",
                "'- billing-service:9005' is not what follows from communication-map.yml, line %d".formatted(line),
                "run ./pave generate");
        assertThat(copy.status()).isEqualTo(" M communication-map.yml\n");
    }

    @Test
    void writesWhatFollowsFromACallThatIsNew() throws Exception {
        copy.replace(MAP, "\nobservers:", "\n  - { from: product-service, to: user-service, why: Test }\nobservers:");
        assertThat(copy.pave("generate").code()).isZero();
        assertThat(copy.read(COMPOSE)).contains("product-service-to-user-service:\n    internal: true");
        assertThat(copy.read("docker/subnets.yml")).contains("product-service-to-user-service: 1.48/28");
        assertThat(copy.read("product-service/pom.xml")).contains("spring-cloud-starter-openfeign");
        assertThat(copy.read("README.md")).contains("product_service -->|\"Test\"| user_service");
        assertThat(copy.pave("generate", "--check").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docker-compose.yml | DATABASE_USERNAME: orders     | DATABASE_USERNAME: others     | <service>/compose.yml
            pom.xml            | <module>user-service</module> | <module>users-service</module>| outside the markers
            README.md          | user_service[user-service     | user_service[users            | communication-map.yml
            """)
    void stopsAtAChangeByHandAndSaysWhereItBelongs(String file, String right, String wrong, String place)
            throws Exception {
        copy.replace(file, right, wrong);
        addService("billing-service", 3005);
        var before = copy.content();
        var generate = copy.pave("generate");
        assertThat(generate.code()).isEqualTo(1);
        var line = copy.read(file).lines().takeWhile(it -> !it.contains(wrong)).count() + 1;
        assertThat(generate.err()).contains("%s, line %d, was changed by hand".formatted(file, line), place,
                "--force overwrites it");
        assertThat(copy.content()).isEqualTo(before);
        assertThat(copy.pave("generate", "--force").code()).isZero();
        assertThat(copy.read(file)).contains(right).doesNotContain(wrong).contains("billing-service");
    }

    @Test
    void keepsWhatAPersonSaysOfAContainer() throws Exception {
        copy.write("order-service/compose.yml", """
                # Ours.
                mem_limit: 1g
                environment:
                    GREETING: "Hello, ${USER:-you}"  # a comment
                    PUSH_EXTRA_HOSTS: ${PUSH_EXTRA_HOSTS:-}
                cpus: 2
                """);
        assertThat(copy.pave("generate").code()).isZero();
        assertThat(copy.read(COMPOSE)).contains("      GREETING: \"Hello, ${USER:-you}\"  # a comment\n",
                "    mem_limit: 1g\n",
                "    cpus: 2\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image: mine                  | has 'image', which follows from communication-map.yml
            environment: { A: b }        | a line of its own
            [a]                          | must be a table
            environment: [               | is not valid YAML
            """)
    void refusesAContainerThatCannotBe(String fragment, String sentence) throws Exception {
        copy.write("order-service/compose.yml", fragment + "\n");
        assertThat(copy.pave("generate").err()).contains("order-service/compose.yml", sentence);
    }

    @Test
    void givesTheLaterNameAnotherSubnetWhereTwoBranchesTookTheSame() throws Exception {
        copy.git("checkout", "--quiet", "-b", "one");
        copy.replace("docker/subnets.yml", "api-gateway-to-discovery-server",
                "aaa-to-postgres: 1.48/28\napi-gateway-to-discovery-server");
        copy.commit("One");
        copy.git("checkout", "--quiet", "main");
        copy.git("checkout", "--quiet", "-b", "other");
        copy.replace("docker/subnets.yml", "user-service-to-postgres",
                "user-service-to-mailbox: 1.48/28\nuser-service-to-postgres");
        copy.commit("Other");
        copy.git("merge", "--quiet", "--no-edit", "one");
        assertThat(copy.pave("generate", "--check").out())
                .contains("docker/subnets.yml: aaa-to-postgres and user-service-to-mailbox both have 1.48/28");
        assertThat(copy.pave("generate").code()).isZero();
        assertThat(copy.read("docker/subnets.yml")).contains("aaa-to-postgres: 1.48/28",
                "user-service-to-mailbox: 1.64/28");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-service-to-postgres 0.112/28", "order-service-to-postgres: 0.113/28", "x: 300.0/28",
        "x: 0.0/24"})
    void refusesALineThatIsNoSubnet(String line) throws Exception {
        copy.write("docker/subnets.yml", copy.read("docker/subnets.yml") + line + "\n");
        assertThat(copy.pave("generate").err()).contains("docker/subnets.yml has the line '" + line);
    }

    @Test
    void saysWhichMarkersAreMissing() throws Exception {
        copy.replace(COMPOSE, "# end of volumes", "");
        assertThat(copy.pave("generate").err()).contains(COMPOSE, "'end of volumes'", "git diff docker-compose.yml");
    }

    @Test
    void writesTwentyServicesAndLeavesTheOthersAloneWhenOneGoes() throws Exception {
        IntStream.rangeClosed(5, 19).forEach(it -> addService("extra%d-service".formatted(it), 3000 + it));
        assertThat(copy.pave("generate").err()).isEmpty();
        var subnets = copy.read("docker/subnets.yml").lines().filter(it -> !it.startsWith("#"))
                .map(it -> it.split(": ")[1]).toList();
        assertThat(subnets).hasSizeGreaterThan(90).doesNotHaveDuplicates();
        var before = model();
        copy.write(MAP, copy.read(MAP).lines().filter(it -> !it.contains("extra12-service"))
                .collect(Collectors.joining("\n", "", "\n")));
        assertThat(copy.pave("generate").code()).isZero();
        assertThat(model()).isEqualTo(without("extra12", before));
    }

    private List<Object> model() throws IOException {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(1000);
        var yaml = new Yaml(options);
        var model = new ArrayList<>();
        for (var file : List.of(COMPOSE, "docker/observability/compose.yml", "docker/observability/prometheus.yml")) {
            model.add(yaml.load(copy.read(file)));
        }
        return model;
    }

    @SuppressWarnings("unchecked")
    private static <T> T without(String name, T model) {
        return (T) switch (model) {
            case Map<?, ?> table -> {
                var rest = new LinkedHashMap<Object, Object>();
                table.forEach((key, value) -> {
                    if (!key.toString().contains(name)) {
                        rest.put(key, without(name, value));
                    }
                });
                yield rest;
            }
            case List<?> list -> list.stream().filter(it -> !(it instanceof String text) || !text.contains(name))
                    .map(it -> without(name, it)).toList();
            case null, default -> model;
        };
    }

    private void addService(String name, int port) {
        try {
            var map = copy.read(MAP);
            copy.write(MAP, map.replace("\n\ncalls:\n",
                    "\n  %s: { port: %d, database: data_%2$d }\n\ncalls:\n  - { from: order-service, to: %1$s, why: Test }\n"
                            .formatted(name, port)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
