package dev.pavedroad.pave.scaffold;

import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.tree.RepositoryOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the template has gained since a service was made from it. */
@Command(name = "diff-template",
        description = "Show what the template has gained since a service was made from it, as a patch with the "
                + "service's own names: ./pave diff-template payment | git apply --3way")
public class DiffTemplateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The name that ./pave new-service was given.")
    private String name;

    @Mixin
    private RepositoryOption repository;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var tree = repository.open();
        var service = ServiceSpec.of(tree, Names.of(name).service());
        if (service.template().equals(ServiceSpec.UNKNOWN)) {
            throw new PaveException("It is not known which template %s was made from: there was no git history then."
                    .formatted(service.names().service()));
        }
        var files = new ServiceFiles(tree);
        var folder = Files.createTempDirectory("pave");
        try {
            write(folder.resolve("a"), files.render(service, TemplateSource.at(tree, service.template())));
            write(folder.resolve("b"), files.render(service, TemplateSource.current(tree)));
            var difference = difference(folder);
            spec.commandLine().getOut().print(difference);
            spec.commandLine().getOut().flush();
            if (difference.isEmpty()) {
                spec.commandLine().getErr().println("The template has not changed since.");
            }
        } finally {
            delete(folder);
        }
        return 0;
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            var target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }

    // git diff ends with 1 where there is a difference.
    private static String difference(Path folder) throws IOException {
        var process =
                new ProcessBuilder("git", "diff", "--no-index", "--no-prefix", "a", "b").directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new String(process.getInputStream().readAllBytes());
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
