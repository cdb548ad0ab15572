package dev.pavedroad.pave.scaffold;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.Endpoint;
import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.tree.Tree;

/** Refuses a name that something else in the repository has already, in one form or another. */
class Collisions {

    private final Tree tree;
    private final CommunicationMap map;

    Collisions(Tree tree, CommunicationMap map) {
        this.tree = tree;
        this.map = map;
    }

    /** @throws PaveException with what has the name */
    void check(Names names, boolean isRouted) {
        if (map.services().containsKey(names.service())) {
            throw new PaveException("%s is on communication-map.yml already.".formatted(names.service()));
        }
        map.services().keySet().forEach(other -> refuseTheSame(names, Names.ofService(other), other));
        for (var folder : new String[]{names.service(), names.word(), "platform/" + names.word(),
            "platform/" + names.service(),
            "tests/" + names.service()}) {
            if (!tree.files(folder).isEmpty()) {
                throw new PaveException("%s is there already; choose another name.".formatted(folder));
            }
        }
        if (isRouted) {
            refuseARouteThatMeets(Endpoint.parse(names.route()));
        }
    }

    private void refuseARouteThatMeets(Endpoint route) {
        map.calls().stream().filter(it -> map.services().get(it.from()).isPublic())
                .forEach(call -> call.allow().stream().filter(route::meets).findFirst().ifPresent(it -> {
                    throw new PaveException(
                            "The gateway routes %s to %s, which meets %s; choose another name, or say --no-route."
                                    .formatted(it.path(), call.to(), route.path()));
                }));
    }

    private static void refuseTheSame(Names names, Names other, String service) {
        if (names.packageName().equals(other.packageName()) || names.plural().equals(other.plural())) {
            throw new PaveException("'%s' would have the package or the route of %s; choose another name."
                    .formatted(names.word(), service));
        }
    }
}
