package dev.pavedroad.gateway.proxy;

import java.util.Set;
import org.apache.hc.core5.http.HttpResponse;
import org.springframework.http.HttpHeaders;

/**
 * What of a service's headers reaches the client: all but those of one connection, those that say what runs inside, and
 * those that are the gateway's to say. The service's Cache-Control, ETag and the like win over the gateway's.
 */
class ResponseHeaders {

    private static final Set<String> NOT_FORWARDED = Set.of("connection", "keep-alive", "te", "trailer",
            "transfer-encoding", "upgrade", "server", "x-powered-by", "x-application-context", "x-trace-id");

    private ResponseHeaders() {}

    static HttpHeaders of(HttpResponse response) {
        var headers = new HttpHeaders();
        for (var header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        headers.getConnection().forEach(headers::remove);
        headers.keySet().removeIf(name -> !passes(name.toLowerCase()));
        return headers;
    }

    private static boolean passes(String name) {
        return !NOT_FORWARDED.contains(name) && !name.startsWith("proxy-") && !name.startsWith("access-control-");
    }
}
