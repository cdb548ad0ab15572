package dev.pavedroad.pave.generate;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.pave.PaveException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The blocks of {@code docker/observability}. */
class ObservabilityBlocks {

    private static final String FILE = "docker/observability/compose.yml";
    private static final int OF_SERVICE = 2;
    private static final int OF_OBSERVER = 3;

    private final CommunicationMap map;
    private final Subnets subnets;

    ObservabilityBlocks(CommunicationMap map, Subnets subnets) {
        this.map = map;
        this.subnets = subnets;
    }

    List<Block> all() {
        var blocks = new ArrayList<Block>();
        blocks.add(block("services", services()));
        map.observers().keySet().forEach(observer -> blocks.add(block("networks of " + observer,
                map.services().keySet().stream().map(it -> new Link(observer, it).network())
                        .map(it -> "%s: { ipv4_address: \"%s\" }".formatted(it, subnets.host(it, OF_OBSERVER)))
                        .toList())));
        blocks.add(block("networks of jaeger", Link.traces(map).stream().map(it -> "- " + it.network()).toList()));
        var groups = new LinkedHashMap<String, List<Link>>();
        groups.put("Scrapes.", Link.scrapes(map));
        groups.put("Traces.", Link.traces(map));
        groups.put("For the queries of the dashboards.", Link.dashboards(map));
        groups.put("For the ports that the host opens.", Link.publishedByObservers(map));
        blocks.add(block("networks", Networks.lines(groups, subnets)));
        blocks.add(new Block("docker/observability/prometheus.yml", "targets", map.services().entrySet().stream()
                .map(it -> "- %s:%d".formatted(it.getKey(), it.getValue().managementPort()))
                .toList(),
                "a scrape job of its own"));
        return blocks;
    }

    private static Block block(String name, List<String> lines) {
        return new Block(FILE, name, lines, "outside the markers");
    }

    private List<String> services() {
        var lines = new ArrayList<String>();
        map.services().keySet().forEach(name -> {
            var network = new Link(observer(), name).network();
            lines.addAll(List.of(
                    name + ":",
                    "  environment: { <<: *watched, MANAGEMENT_ADDRESS: \"%s\" }"
                            .formatted(subnets.host(network, OF_SERVICE)),
                    "  networks:",
                    "    %s: { ipv4_address: \"%s\" }".formatted(network, subnets.host(network, OF_SERVICE)),
                    "    %s:".formatted(new Link(name, Link.JAEGER).network())));
        });
        return lines;
    }

    // A management port listens at one address.
    private String observer() {
        if (map.observers().size() != 1) {
            throw new PaveException(
                    "communication-map.yml has %d observers; %s is for one, as a management port listens at one address"
                            .formatted(map.observers().size(), FILE));
        }
        return map.observers().keySet().iterator().next();
    }
}
