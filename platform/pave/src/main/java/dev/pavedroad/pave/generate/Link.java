package dev.pavedroad.pave.generate;

import dev.pavedroad.map.CommunicationMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One network path in Compose; each has a network of its own. */
record Link(String from, String to) {

    static final String POSTGRES = "postgres";
    static final String REGISTRY = "discovery-server";
    static final String MAILBOX = "mailbox";
    static final String HOST = "host";
    static final String INTERNET = "internet";
    static final String JAEGER = "jaeger";
    static final String GRAFANA = "grafana";

    // SMTP, and submission of mail with and without TLS from the first byte (RFC 6409, RFC 8314).
    private static final Set<Integer> MAIL_PORTS = Set.of(25, 465, 587);

    String network() {
        return from + "-to-" + to;
    }

    static List<Link> calls(CommunicationMap map) {
        return map.calls().stream().map(it -> new Link(it.from(), it.to())).toList();
    }

    static List<Link> databases(CommunicationMap map) {
        return map.services().entrySet().stream().filter(it -> it.getValue().database() != null)
                .map(it -> new Link(it.getKey(), POSTGRES)).toList();
    }

    static List<Link> registrations(CommunicationMap map) {
        return map.services().keySet().stream().map(it -> new Link(it, REGISTRY)).toList();
    }

    static List<Link> mail(CommunicationMap map) {
        return map.services().keySet().stream().filter(it -> sendsMail(map, it)).map(it -> new Link(it, MAILBOX))
                .toList();
    }

    static boolean sendsMail(CommunicationMap map, String service) {
        return map.services().get(service).internet().stream().anyMatch(MAIL_PORTS::contains);
    }

    static List<Link> internet(CommunicationMap map) {
        return map.services().entrySet().stream().filter(it -> !it.getValue().internet().isEmpty())
                .map(it -> new Link(it.getKey(), INTERNET)).toList();
    }

    static List<Link> published(CommunicationMap map) {
        var links = new ArrayList<Link>();
        map.services().forEach((name, service) -> {
            if (service.isPublic()) {
                links.add(new Link(HOST, name));
            }
        });
        links.add(new Link(HOST, REGISTRY));
        links.add(new Link(HOST, MAILBOX));
        return links;
    }

    static List<Link> scrapes(CommunicationMap map) {
        return map.observers().keySet().stream()
                .flatMap(observer -> map.services().keySet().stream().map(it -> new Link(observer, it))).toList();
    }

    static List<Link> traces(CommunicationMap map) {
        return map.services().keySet().stream().map(it -> new Link(it, JAEGER)).toList();
    }

    static List<Link> dashboards(CommunicationMap map) {
        var links = new ArrayList<Link>();
        map.observers().keySet().forEach(it -> links.add(new Link(GRAFANA, it)));
        links.add(new Link(GRAFANA, JAEGER));
        return links;
    }

    static List<Link> publishedByObservers(CommunicationMap map) {
        var links = new ArrayList<Link>();
        map.observers().keySet().forEach(it -> links.add(new Link(HOST, it)));
        links.add(new Link(HOST, JAEGER));
        links.add(new Link(HOST, GRAFANA));
        return links;
    }
}
