package dev.pavedroad.devstack.command;

import dev.pavedroad.devstack.Addresses;
import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StackLock;
import dev.pavedroad.devstack.state.StateFolder;
import dev.pavedroad.map.CommunicationMap;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Has user-service give the administrator the password again that it was started with. */
class ResetAdmin {

    private static final String SERVICE = "user-service";

    private final StateFolder state;

    ResetAdmin(StateFolder state) {
        this.state = state;
    }

    int run() {
        var address = Addresses.load(state).byName().get(SERVICE);
        if (StackLock.holder(state).isEmpty() || address == null) {
            throw new StackException("The stack is not running. To start: ./run");
        }
        var status = post(management(URI.create(address)).resolve("/actuator/administrator"));
        if (status != 200) {
            throw new StackException("%s answers %d; its log is in .local/log".formatted(SERVICE, status));
        }
        System.out.println("The administrator's password is again the one in ADMIN_PASSWORD, or where there is none in "
                + ".local/secrets/admin.password");
        return 0;
    }

    private static URI management(URI address) {
        return URI.create("http://%s:%d".formatted(address.getHost(),
                address.getPort() + CommunicationMap.MANAGEMENT_PORT_OFFSET));
    }

    private static int post(URI url) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).POST(BodyPublishers.noBody()).build(),
                    BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new StackException(SERVICE + " does not answer; is it still starting? See ./run status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted", e);
        }
    }
}
