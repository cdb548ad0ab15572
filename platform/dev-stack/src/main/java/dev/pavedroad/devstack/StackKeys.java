package dev.pavedroad.devstack;

import dev.pavedroad.devstack.postgres.Postgres;
import dev.pavedroad.devstack.state.Secrets;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StateFolder;
import dev.pavedroad.keytool.KeyTool;
import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Makes the keys of a new stack, and refuses to make new ones for data that needs the old ones. */
final class StackKeys {

    private StackKeys() {}

    /** @throws StackException that says how to recover, when there is data without its keys or passwords */
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
            throw new StackException(("There is data in %s, but what it was kept with is gone from %s. Put that folder "
                    + "back; or begin anew, which loses all local users and orders: rm -r %s")
                    .formatted(state.database(), folder, state.database()));
        }
    }
}
