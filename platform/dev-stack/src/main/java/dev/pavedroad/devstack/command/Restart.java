package dev.pavedroad.devstack.command;

import dev.pavedroad.devstack.state.StackException;
import dev.pavedroad.devstack.state.StackLock;
import dev.pavedroad.devstack.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;

/** Asks the launcher in the other terminal to restart one process. */
class Restart {

    private final StateFolder state;

    Restart(StateFolder state) {
        this.state = state;
    }

    int run(String service) {
        if (StackLock.holder(state).isEmpty()) {
            throw new StackException("The stack is not running, or its launcher was killed. "
                    + "./run stops what may be left of it and starts everything.");
        }
        System.out.println("Restarting " + service);
        var answer = ask(service);
        if (answer.statusCode() != 200) {
            throw new StackException(answer.body());
        }
        System.out.println(answer.body());
        return 0;
    }

    private HttpResponse<String> ask(String service) {
        try (var client = HttpClient.newHttpClient()) {
            var control = Files.readString(Control.file(state)).strip().split(" ");
            var url = URI.create("http://127.0.0.1:%s/restart/%s".formatted(control[0], service));
            var request = HttpRequest.newBuilder(url)
                    .header("Authorization", "Bearer " + control[1]).POST(BodyPublishers.noBody()).build();
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException("The launcher does not answer yet; is it still starting? See ./run status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted", e);
        }
    }
}
