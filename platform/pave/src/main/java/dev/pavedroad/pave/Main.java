package dev.pavedroad.pave;

import dev.pavedroad.map.InvalidMapException;
import dev.pavedroad.pave.generate.GenerateCommand;
import dev.pavedroad.pave.scaffold.DiffTemplateCommand;
import dev.pavedroad.pave.scaffold.NewServiceCommand;
import dev.pavedroad.pave.scaffold.RemoveServiceCommand;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command {@code ./pave}, for working on the system; {@code ./run} is the one that runs it. */
@Command(name = "./pave", description = "Works on the system: what follows from communication-map.yml, and services.",
        footer = {"",
            "Start it where communication-map.yml is. It needs a JDK 25 and, to build itself at first, Maven.",
            "On Windows use it in WSL. Exit codes: 0 done, 1 not done or something is stale, 2 wrong usage."},
        subcommands = {GenerateCommand.class, NewServiceCommand.class, RemoveServiceCommand.class,
            DiffTemplateCommand.class},
        mixinStandardHelpOptions = false, synopsisSubcommandLabel = "COMMAND")
public class Main {

    @CommandLine.Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /** Runs a command and returns its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Main()).setOut(out).setErr(err).setUsageHelpAutoWidth(true)
                .setExecutionStrategy(new CommandLine.RunLast())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    if (failure instanceof PaveException || failure instanceof InvalidMapException
                            || failure instanceof UncheckedIOException) {
                        command.getErr().println(failure.getMessage());
                        return 1;
                    }
                    throw failure;
                }).execute(arguments);
    }
}
