package dev.pavedroad.keytool;

import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The key tool on the command line. */
record KeyCommand(PrintStream out, PrintStream err) {

    private static final String USAGE =
            """
                    usage: KeyTool <folder> [<step>]

                      KeyTool <folder>                  makes the keys that are missing below the folder, and replaces none
                      KeyTool <folder> public           prints all public keys as one JSON object, the value of PUBLIC_KEYS
                      KeyTool <folder> databases        prints each service that has a database and so needs its password: name, database

                    Another key for an issuer (%s), with a deployment after each step:
                      KeyTool <folder> add <issuer>     publishes a next key beside the present one
                      KeyTool <folder> switch <issuer>  makes the next key the one that the issuer signs with
                      KeyTool <folder> retire <issuer>  takes the old public key away
                    """;

    /** @return 0, 1 when it could not be done, 2 when it is not clear what to do */
    int run(String... arguments) {
        try {
            return switch (arguments.length) {
                case 1 -> arguments[0].startsWith("-") ? option(arguments[0]) : make(tool(arguments[0]));
                case 2 -> print(tool(arguments[0]), arguments[1]);
                case 3 -> rotate(tool(arguments[0]), arguments[1], arguments[2]);
                default -> unclear();
            };
        } catch (KeyRotationException refused) {
            return fail(refused.getMessage());
        } catch (IOException | InvalidPathException e) {
            return fail("The keys cannot be read or written: " + e.getMessage());
        }
    }

    private static KeyTool tool(String folder) {
        return new KeyTool(Path.of(folder), CommunicationMap.fromClasspath());
    }

    private int make(KeyTool tool) throws IOException {
        var made = tool.makeMissing();
        return tell(made.isEmpty() ? "all keys are there" : "made keys for " + String.join(", ", made));
    }

    private int print(KeyTool tool, String what) throws IOException {
        return switch (what) {
            case "public" -> tell(tool.publicKeys());
            case "databases" -> tell(String.join("\n", tool.databases()));
            default -> unclear();
        };
    }

    private int rotate(KeyTool tool, String step, String issuer) throws IOException {
        if (!tool.issuers().contains(issuer)) {
            return fail("There is no issuer '%s'; there are: %s".formatted(issuer, String.join(", ", tool.issuers())));
        }
        var rotation = tool.rotationOf(issuer);
        return switch (step) {
            case "add" -> tell(rotation.add());
            case "switch" -> tell(rotation.change());
            case "retire" -> tell(rotation.retire());
            default -> unclear();
        };
    }

    private int tell(String text) {
        out.println(text);
        return 0;
    }

    private int option(String option) {
        return option.matches("-h|--help") ? tell(usage()) : unclear();
    }

    private int unclear() {
        err.println(usage());
        return 2;
    }

    private int fail(String sentence) {
        err.println(sentence);
        return 1;
    }

    private static String usage() {
        return USAGE.formatted(String.join(", ", tool("").issuers())).strip();
    }
}
