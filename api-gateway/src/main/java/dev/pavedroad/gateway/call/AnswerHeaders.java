package dev.pavedroad.gateway.call;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.hc.core5.http.HttpResponse;
import org.springframework.http.HttpHeaders;

/**
 * What of a service's headers reaches the client: all but those of one connection, those that say what runs inside, and
 * those that are the gateway's to say. The service's Cache-Control, ETag and the like win over the gateway's.
 */
class AnswerHeaders {

    private static final Set<String> KEPT_BACK = Set.of("connection", "keep-alive", "te", "trailer",
            "transfer-encoding", "upgrade", "server", "x-powered-by", "x-application-context", "x-trace-id");

    private AnswerHeaders() {}

    static HttpHeaders of(HttpResponse response) {
        var ofConnection = new HashSet<String>();
        for (var connection : response.getHeaders(HttpHeaders.CONNECTION)) {
            Arrays.stream(connection.getValue().split(",")).map(it -> it.strip().toLowerCase())
                    .forEach(ofConnection::add);
        }
        var headers = new HttpHeaders();
        for (var header : response.getHeaders()) {
            var name = header.getName().toLowerCase();
            if (passes(name) && !ofConnection.contains(name)) {
                headers.add(header.getName(), header.getValue());
            }
        }
        return headers;
    }

    private static boolean passes(String name) {
        return !KEPT_BACK.contains(name) && !name.startsWith("proxy-") && !name.startsWith("access-control-");
    }
}
