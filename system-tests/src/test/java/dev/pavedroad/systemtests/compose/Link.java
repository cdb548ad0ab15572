package dev.pavedroad.systemtests.compose;

import dev.pavedroad.chassis.map.CommunicationMap;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** One network path that the communication map asks for, and the network that it has in Compose. */
record Link(String from, String to) implements Comparable<Link> {

    static final String POSTGRES = "postgres";
    static final String REGISTRY = "discovery-server";
    static final String MAILBOX = "mailbox";
    static final String HOST = "host";
    static final String INTERNET = "internet";

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
                links.add(new Link(name, MAILBOX));
            }
            if (service.publicDoor()) {
                links.add(new Link(HOST, name));
            }
        });
        links.add(new Link(HOST, REGISTRY));
        links.add(new Link(HOST, MAILBOX));
        return links;
    }

    String network() {
        return from + "-to-" + to;
    }

    boolean joins(String container) {
        return from.equals(container) || to.equals(container);
    }

    boolean staysInside() {
        return !from.equals(HOST) && !to.equals(INTERNET);
    }

    @Override
    public int compareTo(Link other) {
        return Comparator.comparing(Link::from).thenComparing(Link::to).compare(this, other);
    }
}
