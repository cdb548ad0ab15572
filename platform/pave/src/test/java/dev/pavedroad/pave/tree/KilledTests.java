package dev.pavedroad.pave.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.pave.Copy;
import dev.pavedroad.pave.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that is killed while it works. */
class KilledTests {

    private static final int MIN_KILLS = 6;
    private static final int MAX_KILLS = 60;
    private static final int STEP = 8;

    @TempDir
    private Path folder;

    @Test
    void leavesTheOldTreeOrOneThatTheNextCommandFinishes() throws Exception {
        var copy = Copy.in(folder);
        var before = copy.content();
        assertThat(newService(folder).waitFor()).isZero();
        var after = copy.content();
        copy.git("reset", "--quiet", "--hard");
        copy.git("clean", "--quiet", "--force", "-d");
        var places = new ArrayList<>(List.of(".pave/moves"));
        after.keySet().stream().filter(it -> !before.containsKey(it)).forEach(places::add);
        var unfinished = 0;
        // A kill comes too late at times: all moves together take some milliseconds.
        for (var attempt = 0; attempt < MIN_KILLS || unfinished == 0 && attempt < MAX_KILLS; attempt++) {
            killOnceThereIs(places.get(attempt * STEP % places.size()));
            var isUnfinished = Files.exists(folder.resolve(".pave/moves"));
            unfinished += isUnfinished ? 1 : 0;
            assertThat(copy.pave("generate").err()).isEmpty();
            assertThat(copy.content()).isIn(isUnfinished ? List.of(after) : List.of(before, after));
            copy.git("reset", "--quiet", "--hard");
            copy.git("clean", "--quiet", "--force", "-d");
        }
        assertThat(unfinished).isPositive();
    }

    private void killOnceThereIs(String file) throws Exception {
        var process = newService(folder);
        while (process.isAlive() && !Files.exists(folder.resolve(file))) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
    }

    private static Process newService(Path folder) throws Exception {
        return new ProcessBuilder(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-classpath", System.getProperty("java.class.path"), Main.class.getName(), "new-service",
                        "payment", "--database", "-C",
                        folder.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectErrorStream(true).start();
    }
}
