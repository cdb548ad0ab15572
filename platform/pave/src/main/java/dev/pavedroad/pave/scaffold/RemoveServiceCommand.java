package dev.pavedroad.pave.scaffold;

import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.generate.Generator;
import dev.pavedroad.pave.generate.Subnets;
import dev.pavedroad.pave.tree.RepositoryOption;
import dev.pavedroad.pave.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a service out of the system, if nobody has put work into it. */
@Command(name = "remove-service",
        description = "Take a service out of the map, the modules and all that ./pave generate writes, and delete "
                + "its files. Where files were edited, or other code uses it, it lists these and stops.")
public class RemoveServiceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The name that ./pave new-service was given, or that of a service.")
    private String name;

    @Option(names = "--force",
            description = "Delete edited files too; code in other services stays, and has to be mended by you.")
    private boolean force;

    @Mixin
    private RepositoryOption repository;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var tree = repository.open();
        var names = Names.ofService(name);
        var service = names.service();
        if (!tree.map().services().containsKey(service)) {
            throw new PaveException("There is no service '%s' on communication-map.yml; there are %s".formatted(service,
                    String.join(", ", tree.map().services().keySet())));
        }
        if (tree.map().services().get(service).isPublic()) {
            throw new PaveException(
                    "%s is the one service that clients reach; there is none without it.".formatted(service));
        }
        var generated = generated(tree, service);
        var own = Stream.concat(tree.files(service).stream(), generated.keySet().stream()).distinct()
                .filter(tree::exists).toList();
        var edited = own.stream().filter(it -> !tree.read(it).equals(generated.get(it))).toList();
        var uses = uses(tree, names, own);
        if (!force && !(edited.isEmpty() && uses.isEmpty())) {
            return refuse(service, edited, uses);
        }
        var database = tree.map().services().get(service).database();
        own.forEach(tree::delete);
        tree.writeMap(new MapText(tree.mapText()).withoutService(service));
        Subnets.remove(tree, service);
        new Generator(tree).generate(force);
        var changed = tree.changed();
        tree.save();
        tree.deleteFolder(service + "/target");
        changed.forEach(spec.commandLine().getOut()::println);
        uses.forEach(it -> spec.commandLine().getOut().println("uses it still: " + it));
        report(service, database);
        return 0;
    }

    // As they were made, and as ./pave generate has changed them since; none for a service that was written by hand.
    private Map<String, String> generated(Tree tree, String service) {
        if (!ServiceSpec.isIn(tree, service)) {
            return Map.of();
        }
        var spec = ServiceSpec.of(tree, service);
        var files = new LinkedHashMap<>(new ServiceFiles(tree).render(spec, template(tree, spec)));
        var pom = service + "/pom.xml";
        Generator.withBlocks(tree, pom, files.get(pom)).ifPresent(it -> files.put(pom, it));
        return files;
    }

    // By force it does not matter what the template was, only which files came of it.
    private Map<String, String> template(Tree tree, ServiceSpec spec) {
        return force || spec.template().equals(ServiceSpec.UNKNOWN)
                ? TemplateSource.current(tree)
                : TemplateSource.at(tree, spec.template());
    }

    private static List<String> uses(Tree tree, Names names, List<String> own) {
        var mentions = List.of(names.service(), "." + names.packageName() + ".");
        var places = new ArrayList<String>();
        tree.map().services().keySet().stream().filter(it -> !it.equals(names.service()))
                .flatMap(it -> tree.files(it).stream())
                .filter(it -> !own.contains(it) && it.matches(".*\\.(java|yml|sql)")).forEach(path -> {
                    var lines = tree.read(path).lines().toList();
                    IntStream.range(0, lines.size())
                            .filter(it -> mentions.stream().anyMatch(lines.get(it)::contains))
                            .forEach(it -> places.add("%s:%d: %s".formatted(path, it + 1, lines.get(it).strip())));
                });
        return places;
    }

    private int refuse(String service, List<String> edited, List<String> uses) {
        var out = spec.commandLine().getErr();
        out.println("Nothing was changed, because %s is in use:".formatted(service));
        edited.forEach(it -> out.println("  edited: " + it));
        uses.forEach(it -> out.println("  used: " + it));
        out.println(
                "Remove these lines first; or --force deletes the service's files, edited or not, and leaves the code of others to you.");
        return 1;
    }

    private void report(String service, String database) {
        var out = spec.commandLine().getOut();
        out.println();
        out.println("What it has left outside the repository, and how that goes, where you run the system:");
        Stream.of(
                database == null
                        ? null
                        : "its database and role in containers: docker compose exec postgres psql --username=postgres "
                                + "--command 'DROP DATABASE %s' --command 'DROP ROLE %1$s'".formatted(database),
                database == null
                        ? null
                        : "its database and role of ./run, while that runs: PGPASSWORD=$(cat .local/secrets/database-postgres.password) "
                                + "psql --host=127.0.0.1 --port=15432 --username=postgres --command 'DROP DATABASE %s' --command 'DROP ROLE %1$s'"
                                        .formatted(database),
                "its container and volume: docker compose up --detach --remove-orphans && docker volume rm paved-road_%s-secrets"
                        .formatted(service),
                "its keys: rm -f .local/keys/private/%s.jwk.json .local/keys/public/%1$s.jwks.json".formatted(service),
                "its metrics: Prometheus forgets them after 7 days",
                "on AWS: take a snapshot of its database, set deletion_protection = false, then infra/deploy destroys database, "
                        + "tasks, secrets and logs")
                .filter(Objects::nonNull).map("  "::concat).collect(Collectors.toList()).forEach(out::println);
    }
}
