package dev.pavedroad.systemtests;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Values that have broken services before, as raw JSON, for queries and for headers. */
final class HostileValues {

    // Each bound of the contract; sent exactly at it and one over.
    private static final List<Integer> BOUNDS = List.of(8, 64, 100, 200, 254, 255, 4000, 20_000, 100_000);

    private static final List<String> JSON = List.of("null", "true", "[]", "{}", "[[]]", "[null]", "{\"a\": 1}", "7",
            "1e999999", "-1e999999", "1e400", "1E-999999", "1e2147483647", "1e2147483648", "-0", "-0.0", "0.001",
            "9223372036854775807", "9223372036854775808", "-9223372036854775809", "2147483648", "-2147483649",
            "99999999999999999999999999999999999999", "0.1e-1", "1.0", "1.5", "NaN", "Infinity", "-Infinity", "0x10",
            "01", "+1", "1.", ".5", "1e", "\"1\"", "\"1e999999\"", "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"",
            "\"\\ud800\"", "\"x\\udc00y\"", "\"\\ude00\\ud83d\"", "\"\u0000\"", "\"\u0001\"", "\"\n\"", "\"\\x\"",
            "\"\\u12\"", "\"unclosed", "'single'", "\"\\uffff\\ufffe\"", "\"\\u202e\\u200b\"", "\"' OR 1=1; --\"",
            "\"%\"", "\"\\\\\"", "\"${jndi:ldap://localhost/x}\"", "\"#{7*7}\"", "\"<script>\"", "\"1-1-1-1-1\"",
            "\"00000000-0000-0000-0000-000000000000\"", "\"zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz\"", "\"a@b\"",
            "\"a@b\\r\\nBcc: c@d.de\"", "\"http://localhost:8761/\"", "\"https://[::1]/\"", "/* c */ 1", "undefined");

    private static final List<String> QUERY = List.of("", "0", "-1", "1", "100", "101", "2147483647", "2147483648",
            "-2147483649", "99999999999999999999", "1e999999", "NaN", "1.5", "0x10", "%00", "a%00b", "%ED%A0%80",
            "%C0%80", "%FF", "%F4%90%80%80", "%", "%4", "%zz", "%u0041", "%EF%BF%BF", "%25", "_", "%5C", "%27--",
            "%22", "all", "ALL", "all,all", "%0d%0aX:y", "+", "%F0%9F%98%80", "[", "{}", "\u00e4", "\u0000",
            "%D9%A1%D9%A2", "a;b", "a=b", "..%2f", "null", "\"", "|", "^");

    private static final List<String> IDS = List.of("1-1-1-1-1", "0", "null", "%00", "zzz", "%20", "..", "%2e%2e",
            "%ED%A0%80", "%FF", "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-00000000000",
            "00000000-0000-0000-0000-0000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "%7B%7D", "*", "-",
            "g0000000-0000-0000-0000-000000000000", "00000000000000000000000000000000", "\u00e4", "a%2Fb", "%0a",
            "99999999-99999-9999-9999-999999999999", "push-key", "me", "%D9%A1-1-1-1-1", "+1-1-1-1-1");

    private HostileValues() {}

    static String json(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> '"' + longText(random) + '"';
            case 1 -> Stream.of("9".repeat(1001), "1" + "0".repeat(5000), "0." + "1".repeat(3000), "-".repeat(50),
                    "[".repeat(10_000), "[".repeat(10_000) + "]".repeat(10_000), "{\"a\":".repeat(10_000),
                    "\"" + "\\ud83d\\ude00".repeat(100) + "\"", "[" + "{},".repeat(60) + "{}]")
                    .skip(random.nextInt(9)).findFirst().orElseThrow();
            default -> pick(JSON, random);
        };
    }

    static String query(Random random) {
        return random.nextInt(10) == 0 ? "x".repeat(200 + random.nextInt(2)) : pick(QUERY, random);
    }

    static String id(Random random) {
        return random.nextInt(20) == 0 ? "a".repeat(3000) : pick(IDS, random);
    }

    private static String longText(Random random) {
        return "x".repeat(pick(BOUNDS, random) + random.nextInt(2));
    }

    static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
