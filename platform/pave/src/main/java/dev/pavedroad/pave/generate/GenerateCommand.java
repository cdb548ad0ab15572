package dev.pavedroad.pave.generate;

import dev.pavedroad.pave.tree.RepositoryOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what follows from the map. */
@Command(name = "generate",
        description = "Write what follows from communication-map.yml: networks, subnets, dependencies, "
                + "volumes and secrets of the Compose files, modules, Prometheus' targets, the README's picture, "
                + "docs/reference/services.md, catalog-info.yaml. It writes between marker lines, and what a person has changed "
                + "there it does not overwrite.")
public class GenerateCommand implements Callable<Integer> {

    @Option(names = "--check", description = "Write nothing; fail when something is stale.")
    private boolean check;

    @Option(names = "--force", description = "Overwrite what was changed by hand.")
    private boolean force;

    @Mixin
    private RepositoryOption repository;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var tree = repository.open();
        var out = spec.commandLine().getOut();
        if (check) {
            var differences = new Generator(tree).differences();
            differences.forEach(out::println);
            return differences.isEmpty() ? 0 : 1;
        }
        new Generator(tree).generate(force);
        var changed = tree.changed();
        tree.save();
        changed.forEach(out::println);
        out.println(changed.isEmpty() ? "Everything is up to date." : "Files changed: %d.".formatted(changed.size()));
        return 0;
    }
}
