package dev.pavedroad.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Spoils the body of a request. */
final class HostileBodies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HERE = "\"@here@\"";
    private static final List<String> ENCODINGS = List.of("gzip", "deflate", "br", "identity, gzip", "nonsense", "");
    private static final List<String> TYPES = List.of("", "text/plain", "application/xml", "application/json;",
            "application/json; charset=utf-16", "application/json; charset=nonsense", "application/json; charset=",
            "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "*/*",
            "application/*", "nonsense", "/", "application/cbor", "application/json, text/plain", "application/x+json",
            "text/html; charset=\"", "application/json; q=\u0000", "application/problem+json", "a/b/c", "image/png");

    private HostileBodies() {}

    static void spoil(HostileRequest request, Random random) {
        var valid = request.endpoint.body() == null ? "{}" : request.endpoint.body();
        switch (random.nextInt(10)) {
            case 0 -> whole(request, valid, random);
            case 1 -> bytes(request, valid, random);
            case 2 -> {
                request.replace("Content-Type: " + HostileValues.pick(TYPES, random));
                request.body = valid.getBytes(StandardCharsets.UTF_8);
                request.note(request.headers.getLast());
            }
            case 3 -> compressed(request, random);
            case 4 -> fields(request, valid, random);
            default -> value(request, valid, random);
        }
    }

    private static void value(HostileRequest request, String valid, Random random) {
        try {
            var tree = JSON.readTree(valid);
            var places = new ArrayList<Runnable>();
            collect(tree, places);
            if (!places.isEmpty()) {
                HostileValues.pick(places, random).run();
                var value = HostileValues.json(random);
                text(request, tree.toString().replace(HERE, value));
                request.note("value " + value);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void collect(JsonNode node, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                collect(object.get(name), places);
                places.add(() -> object.put(name, "@here@"));
            });
        } else if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                var index = i;
                collect(array.get(i), places);
                places.add(() -> array.set(index, "@here@"));
            }
        }
    }

    private static void whole(HostileRequest request, String valid, Random random) {
        var body = HostileValues.pick(List.of("", " ", "null", "[]", "7", "\"x\"", "true", "{", "}", "{}", "[{}]",
                valid + valid, valid + "x", valid + ",", valid + "\u0000", "[" + valid + "]", "{\"\":" + valid + "}",
                valid.substring(0, valid.length() / 2), "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "[".repeat(10_000) + "]".repeat(10_000), "<xml/>", "--x\r\n\r\n--x--", " ".repeat(100_000) + valid,
                "x".repeat(65_537), " ".repeat(65_536), "{\"items\": [" + "null,".repeat(13_000) + "null]}",
                "[" + "1,".repeat(300_000) + "1]"), random);
        text(request, body);
        request.note("body " + body);
    }

    private static void fields(HostileRequest request, String valid, Random random) {
        var inner = valid.substring(1, valid.length() - 1).strip();
        var comma = inner.isEmpty() ? "" : ", ";
        var many = new StringBuilder();
        for (var i = 0; i < 10_000; i++) {
            many.append("\"f").append(i).append("\": 1, ");
        }
        var body = HostileValues.pick(List.of("{%s%s%s}".formatted(inner, comma, inner),
                "{%s%s%s}".formatted(many, "\"last\": 1" + comma, inner), "{\"%s\": 1%s%s}".formatted(
                        "k".repeat(60_000), comma, inner),
                "{\"\\u0000\": 1%s%s}".formatted(comma, inner),
                "{\"class\": {\"x\": 1}, \"@type\": \"java.lang.Runtime\", \"__proto__\": {}%s%s}".formatted(comma,
                        inner),
                "{\"deep\": %s%s%s%s}".formatted("[".repeat(10_000), "]".repeat(10_000), comma, inner),
                "{\"deep\": %s%s%s%s}".formatted("[".repeat(900), "]".repeat(900), comma, inner),
                "{\"huge\": %s%s%s}".formatted("9".repeat(2000), comma, inner),
                "{\"lone\": \"\\ud800\"%s%s}".formatted(comma, inner), "{%s, }".formatted(inner)), random);
        text(request, body);
        request.note("fields " + body);
    }

    private static void bytes(HostileRequest request, String valid, Random random) {
        var choice = random.nextInt(5);
        request.body = switch (choice) {
            case 0 -> valid.replaceFirst("\": \"", "\": \"\u00ff\u00c0\u0080").getBytes(StandardCharsets.ISO_8859_1);
            case 1 -> ("\ufeff" + valid).getBytes(StandardCharsets.UTF_8);
            case 2 -> valid.getBytes(Charset.forName(HostileValues.pick(
                    List.of("UTF-16", "UTF-16LE", "UTF-32", "UTF-32BE", "IBM037"), random)));
            case 3 -> valid.replaceFirst("\": \"", "\": \"\u00ed\u00a0\u0080").getBytes(StandardCharsets.ISO_8859_1);
            default -> {
                var noise = new byte[random.nextInt(2000)];
                random.nextBytes(noise);
                yield noise;
            }
        };
        request.note("bytes " + choice);
    }

    private static void compressed(HostileRequest request, Random random) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[20_000_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        request.body = bytes.toByteArray();
        request.headers.add("Content-Encoding: " + HostileValues.pick(ENCODINGS, random));
        request.note("bomb, " + request.headers.getLast());
    }

    private static void text(HostileRequest request, String body) {
        request.body = body.getBytes(StandardCharsets.UTF_8);
    }
}
