package dev.pavedroad.devstack.command;

import dev.pavedroad.devstack.DevStack;
import java.nio.file.Path;

/** The text that {@code ./run} prints last: where everything is, and a first order to copy and paste. */
class FirstSteps {

    private static final String TEXT = """

            Paved Road is running. Ctrl-C stops it.

              gateway          %s
              registry         %s
              mail             %s
              administrator    %s   %s
              PostgreSQL       %s

            A first order, in another terminal:

              BASE=%s EMAIL=ada-$RANDOM@example.com PASSWORD='correct horse'
              curl -sw '\\n' $BASE/api/users -H 'Content-Type: application/json' \\
                -d "{\\"email\\":\\"$EMAIL\\",\\"name\\":\\"Ada\\",\\"password\\":\\"$PASSWORD\\"}"
              TOKEN=$(curl -s $BASE/api/users/tokens -H 'Content-Type: application/json' \\
                -d "{\\"email\\":\\"$EMAIL\\",\\"password\\":\\"$PASSWORD\\"}" |
                sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
              PRODUCT=$(curl -s "$BASE/api/products?size=1" | grep -o '"id":"[^"]*"' | head -n 1 | cut -d '"' -f 4)
              curl -sw '\\n' $BASE/api/orders -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
                -d "{\\"items\\":[{\\"productId\\":\\"$PRODUCT\\",\\"quantity\\":1}]}"
              until cat %s/*$EMAIL*.eml 2> /dev/null; do sleep 1; done

            Also in another terminal: ./run status, ./run restart <service>, ./run reset-admin, ./run stop
            """;

    private final DevStack stack;

    FirstSteps(DevStack stack) {
        this.stack = stack;
    }

    /** @param showPassword whether the administrator's password was made here, so that nobody knows it yet */
    String text(boolean showPassword) {
        return TEXT.formatted(stack.gatewayUrl(), stack.url("discovery-server"), mailFolder(), stack.adminEmail(),
                showPassword ? stack.adminPassword() : "(password as in ADMIN_PASSWORD)",
                stack.process("postgres").address(), stack.gatewayUrl(), mailFolder());
    }

    private String mailFolder() {
        var folder = stack.mailFolder();
        var here = Path.of("").toAbsolutePath();
        return (folder.startsWith(here) ? here.relativize(folder) : folder).toString();
    }
}
