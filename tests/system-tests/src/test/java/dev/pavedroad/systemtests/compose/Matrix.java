package dev.pavedroad.systemtests.compose;

import dev.pavedroad.map.CommunicationMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reachability of every pair, every way tried: by name, and at every address. */
record Matrix(List<String> columns, List<String> rows, List<Tried> tried) {

    private static final Map<String, List<Integer>> PORTS = Map.of(Link.POSTGRES, List.of(5432), Link.REGISTRY,
            List.of(8761), Link.MAILBOX, List.of(1025, 8025), "prometheus", List.of(9090));
    private static final int MANAGEMENT_PORT_OFFSET = 6000;
    private static final Duration TIMEOUT_OF_WANTED = Duration.ofSeconds(30);

    /** One way to a port of another container, or of the same one, which shows that somebody listens there at all. */
    record Way(String from, String to, String host, int port, boolean wanted) {

        String target() {
            return host + ":" + port;
        }

        String column() {
            return to + ":" + port;
        }
    }

    record Tried(Way way, boolean open) {}

    static Matrix of(ComposeProject project, CommunicationMap map, String image) {
        var containers = Container.of(project);
        var tried = new ArrayList<Tried>();
        for (var from : containers) {
            var ways = containers.stream().flatMap(to -> ports(map, to).stream()
                    .flatMap(port -> ways(project, links(map, to, port), from, to, port))).toList();
            var open = new HashMap<>(from.canReach(ways.stream().map(Way::target).toList(), image));
            // So many attempts at once time out on a busy machine. What must be open gets more time, what must not none.
            var missing = ways.stream().filter(Way::wanted).map(Way::target).filter(it -> !open.get(it)).toList();
            if (!missing.isEmpty()) {
                open.putAll(from.canReach(missing, image, TIMEOUT_OF_WANTED));
            }
            ways.forEach(way -> tried.add(new Tried(way, open.get(way.target()))));
        }
        return new Matrix(tried.stream().map(it -> it.way().column()).distinct().toList(),
                containers.stream().map(Container::service).toList(), tried);
    }

    private static List<Integer> ports(CommunicationMap map, Container container) {
        var service = map.services().get(container.service());
        return service == null
                ? PORTS.get(container.service())
                : List.of(service.port(), service.port() + MANAGEMENT_PORT_OFFSET);
    }

    // A service has its management port for those who observe, and its main port for those who call.
    private static Set<Link> links(CommunicationMap map, Container to, int port) {
        var service = map.services().get(to.service());
        return service == null && Link.of(map).stream().anyMatch(it -> it.to().equals(to.service()))
                || service != null && service.port() == port ? Link.of(map) : Link.observing(map);
    }

    private static Stream<Way> ways(ComposeProject project, Set<Link> links, Container from, Container to, int port) {
        var self = from.service().equals(to.service());
        var link = new Link(from.service(), to.service());
        var allowed = links.contains(link);
        var byName = Stream.of(new Way(from.service(), to.service(), to.service(), port, allowed));
        // A call has its one network: at an address in another one it is not answered.
        var byAddress = to.addresses(project).entrySet().stream().map(it -> new Way(from.service(), to.service(),
                it.getValue(), port, self
                        ? comesIn(links, to, it.getKey())
                        : allowed && it.getKey().equals(link.network())));
        return self ? byAddress : Stream.concat(byName, byAddress);
    }

    private static boolean comesIn(Set<Link> links, Container to, String network) {
        return links.stream().anyMatch(it -> it.to().equals(to.service()) && it.network().equals(network));
    }

    List<Tried> differences() {
        return tried.stream().filter(it -> it.open() != it.way().wanted()).toList();
    }

    /** A row for each container, with how many of the ways to each port were open. */
    @Override
    public String toString() {
        var table = new StringBuilder("| from \\ to |");
        columns.forEach(it -> table.append(" %s |".formatted(it)));
        table.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        for (var row : rows) {
            table.append("| %s |".formatted(row));
            columns.forEach(column -> table.append(" %s |".formatted(cell(row, column))));
            table.append('\n');
        }
        return table.toString();
    }

    private String cell(String row, String column) {
        var ways = tried.stream().filter(it -> it.way().from().equals(row) && it.way().column().equals(column))
                .toList();
        var open = ways.stream().filter(Tried::open).count();
        var word = column.startsWith(row + ":") ? "itself" : open > 0 ? "open" : "closed";
        return "%s %d/%d".formatted(word, open, ways.size());
    }
}
