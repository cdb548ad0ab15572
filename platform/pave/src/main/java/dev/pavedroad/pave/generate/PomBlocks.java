package dev.pavedroad.pave.generate;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.pave.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The blocks of POMs: the modules of services, and what those that call others depend on. */
class PomBlocks {

    static final String CALLS = "dependencies of calls";

    private static final List<String> OF_CALLS = List.of(
            "org.springframework.cloud spring-cloud-starter-openfeign", "io.github.openfeign feign-hc5",
            "io.github.openfeign feign-micrometer", "org.springframework.retry spring-retry",
            "org.springframework.boot spring-boot-starter-aop", "io.github.resilience4j resilience4j-spring-boot3");

    private final Tree tree;
    private final CommunicationMap map;

    PomBlocks(Tree tree, CommunicationMap map) {
        this.tree = tree;
        this.map = map;
    }

    List<Block> all() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block("pom.xml", "modules", map.services().keySet().stream()
                .map("<module>%s</module>"::formatted).toList(), "outside the markers"));
        blocks.add(new Block("tests/system-tests/pom.xml", "jars of services", map.services().keySet().stream()
                .flatMap(PomBlocks::jar).toList(), "outside the markers"));
        map.services().forEach((name, service) -> {
            var pom = name + "/pom.xml";
            var calls = !service.isPublic() && !map.calleesOf(name).isEmpty();
            if (calls || tree.find(pom).orElse("").contains(CALLS)) {
                blocks.add(new Block(pom, CALLS, calls
                        ? OF_CALLS.stream().flatMap(PomBlocks::dependency).toList()
                        : List.of(), "outside the markers"));
            }
        });
        return blocks;
    }

    private static Stream<String> dependency(String name) {
        var parts = name.split(" ");
        return Stream.of("<dependency>", "    <groupId>%s</groupId>".formatted(parts[0]),
                "    <artifactId>%s</artifactId>".formatted(parts[1]), "</dependency>");
    }

    private static Stream<String> jar(String service) {
        return """
                <dependency>
                    <groupId>${project.groupId}</groupId>
                    <artifactId>%s</artifactId>
                    <version>${project.version}</version>
                    <type>pom</type>
                    <scope>test</scope>
                    <exclusions>
                        <exclusion>
                            <groupId>*</groupId>
                            <artifactId>*</artifactId>
                        </exclusion>
                    </exclusions>
                </dependency>
                """.formatted(service).lines();
    }
}
