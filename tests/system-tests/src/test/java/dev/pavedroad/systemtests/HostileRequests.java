package dev.pavedroad.systemtests;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

/** Makes hostile requests of good ones; the same seed makes the same. */
final class HostileRequests {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f-]{27}";
    private static final List<String> PARAMETERS =
            List.of("page", "size", "query", "category", "scope", "sort", "id", "page.x", "page[0]", "class.x", "",
                    "_");
    private static final List<String> METHODS = List.of("TRACE", "CONNECT", "PROPFIND", "OPTIONS", "HEAD", "get",
            "post", "PATCH", "PUT", "DELETE", "POST", "GET", "G@T", "M".repeat(300), "QUERY", "BREW", "\u00e4");
    private static final List<String> TRICKS = List.of("/..;/internal/reservations/1", "/%2e%2e/internal", "//", ";x=y",
            "/%2e%2e%2finternal", "/..%5cinternal", "%00", "%0a", ".json", "/", "/%", "\\", "#x", "/\u00e4", "%25",
            "/" + "a".repeat(5000), "/../../actuator/env", "/./.", "%3b", "%c0%af", "|", "/actuator", " x", "/%ff");
    private static final List<String> TARGETS = List.of("*", "http://evil.example/api/products", "api/products",
            "//evil.example/", "/internal/notifications", "/INTERNAL/notifications", "/actuator/heapdump", "/error",
            "http://", "localhost:80", "/API/products", "/api/..", "/?", "/docs/..%2f..%2fapplication.yml");

    private final List<Endpoint> endpoints;

    HostileRequests(List<Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    HostileRequest next(long seed) {
        var random = new Random(seed);
        // One number more is thrown away: the first ones of neighbouring seeds are alike.
        random.nextInt();
        var request = new HostileRequest(HostileValues.pick(endpoints, random));
        do {
            spoil(request, random);
        } while (random.nextInt(4) == 0);
        return request.note("seed " + seed);
    }

    private static void spoil(HostileRequest request, Random random) {
        switch (random.nextInt(20)) {
            case 0 -> {
                request.method = HostileValues.pick(METHODS, random);
                request.note("method " + request.method);
            }
            case 1 -> target(request, request.target + HostileValues.pick(TRICKS, random));
            case 2 -> target(request, random.nextBoolean()
                    ? HostileValues.pick(TARGETS, random)
                    : HostileValues.pick(TRICKS, random) + request.target);
            case 3, 4, 5 -> target(request, request.target.replaceFirst(UUID,
                    Matcher.quoteReplacement(HostileValues.id(random))));
            case 6, 7, 8 -> query(request, random);
            case 9, 10, 11, 12 -> HostileHeaders.spoil(request, random);
            default -> bodyOrQuery(request, random);
        }
    }

    private static void bodyOrQuery(HostileRequest request, Random random) {
        if (request.body == null && random.nextInt(4) > 0) {
            query(request, random);
        } else {
            HostileBodies.spoil(request, random);
        }
    }

    private static void query(HostileRequest request, Random random) {
        var query = new StringBuilder(request.target.contains("?") ? "&" : "?");
        var parameters = random.nextInt(20) == 0 ? 1500 : 1 + random.nextInt(3);
        for (var i = 0; i < parameters; i++) {
            query.append(HostileValues.pick(PARAMETERS, random)).append('=')
                    .append(parameters > 3 ? i : HostileValues.query(random)).append('&');
        }
        target(request, request.target + query);
    }

    private static void target(HostileRequest request, String target) {
        request.target = target;
        request.note("target " + target);
    }
}
