package dev.pavedroad.systemtests.compose;

import dev.pavedroad.map.CommunicationMap;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One network path that the communication map asks for, and the network that it has in Compose. */
record Link(String from, String to) implements Comparable<Link> {

    static final String POSTGRES = "postgres";
    static final String REGISTRY = "discovery-server";
    static final String MAILBOX = "mailbox";
    static final String HOST = "host";
    static final String INTERNET = "internet";
    static final String TRACE_STORE = "jaeger";
    static final String DASHBOARDS = "grafana";

    /** Every path there has to be, and no other may. */
    static Set<Link> of(CommunicationMap map) {
        var links = new TreeSet<Link>();
        map.calls().forEach(call -> links.add(new Link(call.from(), call.to())));
        map.services().forEach((name, service) -> {
            links.add(new Link(name, REGISTRY));
            if (service.database() != null) {
                links.add(new Link(name, POSTGRES));
            }
            if (!service.internet().isEmpty()) {
                links.add(new Link(name, INTERNET));
            }
            if (service.internet().contains(587)) {
                links.add(new Link(name, MAILBOX));
            }
            if (service.isPublic()) {
                links.add(new Link(HOST, name));
            }
        });
        links.add(new Link(HOST, REGISTRY));
        links.add(new Link(HOST, MAILBOX));
        return links;
    }

    /** The links that observability adds: scraping, traces, and reading both. */
    static Set<Link> observing(CommunicationMap map) {
        var links = new TreeSet<Link>();
        map.services().keySet().forEach(service -> {
            map.observers().keySet().forEach(observer -> links.add(new Link(observer, service)));
            links.add(new Link(service, TRACE_STORE));
        });
        var read = new TreeSet<>(map.observers().keySet());
        read.add(TRACE_STORE);
        read.forEach(it -> links.add(new Link(DASHBOARDS, it)));
        read.add(DASHBOARDS);
        read.forEach(it -> links.add(new Link(HOST, it)));
        return links;
    }

    String network() {
        return from + "-to-" + to;
    }

    boolean joins(String container) {
        return from.equals(container) || to.equals(container);
    }

    /** Those of its ends that are containers. */
    Set<String> containers() {
        return Stream.of(from, to).filter(it -> !it.equals(HOST) && !it.equals(INTERNET)).collect(Collectors.toSet());
    }

    boolean staysInside() {
        return !from.equals(HOST) && !to.equals(INTERNET);
    }

    @Override
    public int compareTo(Link other) {
        return Comparator.comparing(Link::from).thenComparing(Link::to).compare(this, other);
    }
}
