package dev.pavedroad.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.pave.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The files of this repository that follow from communication-map.yml. */
class GeneratedFilesTests {

    @Test
    void areUpToDate() {
        var out = new StringWriter();
        var err = new PrintWriter(out, true);
        var code = Main.run(new PrintWriter(out, true), err, "generate", "--check", "-C", "../..");
        assertThat(code).as(out.toString()).isZero();
    }
}
