package dev.pavedroad.localstack;

import dev.pavedroad.chassis.keys.KeyTool;
import dev.pavedroad.chassis.map.CommunicationMap;
import dev.pavedroad.localstack.postgres.Postgres;
import dev.pavedroad.localstack.state.Secrets;
import dev.pavedroad.localstack.state.StackFailure;
import dev.pavedroad.localstack.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Makes the keys of a new stack, and refuses to make new ones for data that was kept with others. */
final class StackKeys {

    private StackKeys() {}

    /** @throws StackFailure that says how to recover, when there is data but not what it was kept with */
    static void makeMissing(StateFolder state, CommunicationMap map) {
        var tool = new KeyTool(state.keys(), map);
        if (Postgres.hasData(state)) {
            require(tool.anyKey(), state.keys(), state);
            require(Postgres.hasPassword(new Secrets(state)), state.secrets(), state);
        }
        try {
            tool.makeMissing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean there, Path folder, StateFolder state) {
        if (!there) {
            throw new StackFailure(("There is data in %s, but what it was kept with is gone from %s. Put that folder "
                    + "back; or begin anew, which loses all local users and orders: rm -r %s")
                    .formatted(state.database(), folder, state.database()));
        }
    }
}
