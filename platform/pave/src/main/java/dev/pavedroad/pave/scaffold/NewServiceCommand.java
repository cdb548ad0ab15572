package dev.pavedroad.pave.scaffold;

import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.Endpoint;
import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.generate.Generator;
import dev.pavedroad.pave.tree.RepositoryOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a service: its lines on the map, its module, what follows from the map, and clients in those that call it. */
@Command(name = "new-service", description = "Add a service: lines on communication-map.yml, a module made from "
        + "platform/pave/template-service, all that ./pave generate writes, and a client package in each caller.",
        footer = {"", "Of the name follow the others:", "  name                payment              gift-card",
            "  service, folder     payment-service      gift-card-service",
            "  package             payment              giftcard",
            "  database            payments             gift_cards",
            "  route               /api/payments/**     /api/gift-cards/**",
            "  what callers ask    PUT /internal/payments/*"})
public class NewServiceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Lower-case words joined by '-', such as payment or gift-card.")
    private String name;

    @Option(names = "--called-by", paramLabel = "SERVICE", split = ",",
            description = "A service that calls the new one; may be repeated.")
    private List<String> callers = new ArrayList<>();

    @Option(names = "--calls", paramLabel = "SERVICE", split = ",",
            description = "A service that the new one calls; may be repeated.")
    private List<String> callees = new ArrayList<>();

    @Option(names = "--allow", paramLabel = "SERVICE=ENDPOINT", description = "What it asks a service for, such as "
            + "notification-service='POST /internal/notifications'; may be repeated. Without it: what others may ask.")
    private List<String> allow = new ArrayList<>();

    @Option(names = "--why", paramLabel = "SERVICE=REASON",
            description = "The reason of the call from or to that service, for the map; "
                    + "asked for where it is missing.")
    private Map<String, String> reasons = new LinkedHashMap<>();

    @Option(names = "--database", arity = "0..1", fallbackValue = "", paramLabel = "NAME",
            description = "It keeps data, in a database of its own.")
    private String database;

    @Option(names = "--no-route", description = "Clients cannot reach it through the gateway.")
    private boolean withoutRoute;

    @Option(names = "--port", paramLabel = "PORT", description = "Default: the next free one.")
    private Integer port;

    @Option(names = "--force", description = "Even where git has changes that are not committed.")
    private boolean force;

    @Mixin
    private RepositoryOption repository;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var tree = repository.open();
        if (!force) {
            WorkingTree.requireClean(tree);
        }
        var names = Names.of(name);
        var before = tree.map();
        new Collisions(tree, before).check(names, !withoutRoute);
        callers.forEach(it -> requireService(before, it, "--called-by"));
        callees.forEach(it -> requireService(before, it, "--calls"));
        var ports = new Ports(before);
        if (port != null) {
            ports.requireFree(port);
        }
        var service = new ServiceSpec(names, TemplateSource.version(tree), databaseOf(names),
                withoutRoute ? null : names.route(), callers.stream().distinct().toList(), calls(before));
        tree.writeMap(
                new NewMap(tree.mapText(), before, service, this::why).withService(port == null ? ports.next() : port));
        tree.map();
        new ServiceFiles(tree).render(service, TemplateSource.current(tree)).forEach((path, text) -> {
            if (tree.exists(path)) {
                throw new PaveException("%s is there already; move it away".formatted(path));
            }
            tree.write(path, text);
        });
        new Generator(tree).generate(false);
        var changed = tree.changed();
        tree.save();
        report(names, changed);
        return 0;
    }

    private String databaseOf(Names names) {
        return database == null ? null : database.isEmpty() ? names.database() : database;
    }

    private static void requireService(CommunicationMap map, String service, String option) {
        var called = map.services().get(service);
        if (called == null) {
            throw new PaveException("%s: there is no service '%s' on communication-map.yml; there are %s"
                    .formatted(option, service, String.join(", ", map.services().keySet())));
        }
        if (called.isPublic()) {
            throw new PaveException(
                    "%s: %s is the gateway; it routes to the service unless you say --no-route, and is not called"
                            .formatted(option, service));
        }
    }

    private Map<String, List<Endpoint>> calls(CommunicationMap map) {
        allow.stream().filter(it -> !callees.contains(it.split("=", 2)[0])).findFirst().ifPresent(it -> {
            throw new PaveException("--allow %s: say SERVICE=ENDPOINT, of a service that --calls names".formatted(it));
        });
        var calls = new LinkedHashMap<String, List<Endpoint>>();
        callees.stream().distinct().forEach(callee -> calls.put(callee, endpoints(map, callee)));
        return calls;
    }

    private List<Endpoint> endpoints(CommunicationMap map, String callee) {
        if (!callee.endsWith("-service")) {
            throw new PaveException(
                    ("--calls: the names of a client follow from one that ends in -service, as '%s' does not; "
                            + "add this call by hand, as CONTRIBUTING.md says").formatted(callee));
        }
        var given = allow.stream().map(it -> it.split("=", 2)).filter(it -> it.length == 2 && it[0].equals(callee))
                .map(it -> Endpoint.parse(it[1])).distinct().toList();
        var endpoints = given.isEmpty() ? ofOthers(map, callee) : given;
        if (endpoints.isEmpty()
                || endpoints.stream().anyMatch(it -> it.method().equals("*") || it.path().endsWith("/**"))) {
            throw new PaveException(
                    ("What may it ask %s for? Say it with method and path: --allow %1$s='PUT /internal/things/*'")
                            .formatted(callee));
        }
        return endpoints;
    }

    private static List<Endpoint> ofOthers(CommunicationMap map, String callee) {
        return map.calls().stream().filter(it -> it.to().equals(callee) && !map.services().get(it.from()).isPublic())
                .flatMap(it -> it.allow().stream()).distinct().toList();
    }

    private String why(String other, String question) {
        if (reasons.containsKey(other)) {
            return reasons.get(other);
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new PaveException("%s Say it: --why %s='...'".formatted(question, other));
        }
        var reason = console.readLine("%s ", question);
        if (reason == null) {
            throw new PaveException("Without a reason there is no call; nothing was changed.");
        }
        return reason;
    }

    private void report(Names names, List<String> changed) {
        var out = spec.commandLine().getOut();
        changed.forEach(out::println);
        out.println();
        out.println("%s is there. Next:".formatted(names.service()));
        out.println("  cat %s/README.md       what it does, and how it is called".formatted(names.service()));
        out.println("  mvn -pl %s -am test    its tests".formatted(names.service()));
        out.println("  ./run                  the system with it");
        out.println("  ./pave remove-service %s takes it back".formatted(names.word()));
    }
}
