package dev.pavedroad.systemtests;

import java.util.List;
import java.util.Random;

/** Spoils the headers of a request. */
final class HostileHeaders {

    private static final List<String> VALUES = List.of("", " ", "*", "\"", "\"\"", "W/", "W/\"", "\"a\", \"b", "a,b,,",
            "\u0000", "\u0001", "\u007f", "\u00ff\u00fe", "a\tb", "a\rb", "a\nb: c", "-1", "0", "99999999999999999999",
            "1e999999", "null", "${jndi:ldap://localhost/x}", "%00", "x".repeat(255), "x".repeat(256),
            "x".repeat(4000), ";;;", "=", "a=b;c", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 99 Foo 9999", "00-0-0-0",
            "00-00000000000000000000000000000000-0000000000000000-00", "00-" + "f".repeat(32) + "-" + "f".repeat(16)
                    + "-01",
            "text/html", "application/xml", "application/json;q=9", "a/b/c", "bytes=0-", "bytes=-",
            "http://evil.example", "1.2.3.4", "[::1", "999.999.999.999:99999", "for=\"", "DELETE", "100-continue");

    private static final List<String> NAMES = List.of("If-Match", "If-None-Match", "If-Modified-Since",
            "If-Unmodified-Since", "If-Range", "Range", "Idempotency-Key", "Last-Event-ID", "Accept", "Accept-Charset",
            "Accept-Encoding", "Accept-Language", "Content-Language", "Content-Disposition", "Content-Encoding",
            "Expect", "Upgrade", "Cookie", "Origin", "Access-Control-Request-Method", "X-HTTP-Method-Override",
            "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Prefix",
            "Forwarded", "X-User-Id", "X-Original-URL", "traceparent", "tracestate", "baggage", "b3", "Via", "TE",
            "Trailer", "Referer", "User-Agent", "Date", "Proxy-Authorization", "Sec-Fetch-Mode", "Max-Forwards");

    private static final List<String> BREAKING = List.of("No colon", ": no name", "Sp ace: x", "Space : x", " folded",
            "N\u0000ul: x", "\u00e4: x", "Host: a", "Host: a b", "Host: [", "Host: \u0000", "Host: localhost:99999",
            "Content-Length: -1", "Content-Length: x", "Content-Length: 99999999999999999999", "Content-Length: 1, 2",
            "Transfer-Encoding: nonsense", "Transfer-Encoding: chunked, identity", "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: \u0000", "Content-Length: 0x5", "Content-Length: +5");

    private static final List<String> TOKENS = List.of("", "Bearer", "Bearer ", "Bearer  x", "bearer x", "Basic YTpi",
            "Bearer x.y.z", "Bearer ..", "Bearer eyJhbGciOiJub25lIn0.e30.", "Bearer \u00e4", "Bearer \u0000",
            "Bearer " + "x".repeat(7000), "Digest x", "Negotiate", "Bearer a, Bearer b", "Bearer eyJ.\u007b.x",
            "Bearer e30.e30.e30", "Bearer eyJhbGciOiJFUzI1NiIsImtpZCI6IiJ9.eyJpc3MiOiJ1c2VyLXNlcnZpY2UifQ.AA");

    private HostileHeaders() {}

    static void spoil(HostileRequest request, Random random) {
        var before = request.headers.size();
        switch (random.nextInt(12)) {
            case 0 -> request.headers.add("X-Huge: " + "x".repeat(7000 + random.nextInt(20_000)));
            case 1 -> {
                for (var i = 0; i < 90 + random.nextInt(300); i++) {
                    request.headers.add("X-Many-" + i + ": x");
                }
            }
            case 2 -> request.headers.add(HostileValues.pick(BREAKING, random));
            case 3 -> request.replace("Authorization: " + HostileValues.pick(TOKENS, random));
            case 4 -> request.headers.add("Authorization: " + HostileValues.pick(TOKENS, random));
            case 5 -> request.drop("Authorization");
            case 6 -> {
                var name = HostileValues.pick(NAMES, random);
                request.headers.add(name + ": " + HostileValues.pick(VALUES, random));
                request.headers.add(name + ": " + HostileValues.pick(VALUES, random));
            }
            default -> request.headers
                    .add(HostileValues.pick(NAMES, random) + ": " + HostileValues.pick(VALUES, random));
        }
        request.note(request.headers.size() <= before
                ? "no token or another"
                : String.join(" & ", request.headers.subList(before, request.headers.size())));
    }
}
