package dev.pavedroad.chassis.map;

import dev.pavedroad.chassis.map.CommunicationMap.Call;
import dev.pavedroad.chassis.map.CommunicationMap.Observer;
import dev.pavedroad.chassis.map.CommunicationMap.Service;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Turns YAML into a {@link CommunicationMap} and refuses one that contradicts itself. */
class MapReader {

    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String DATABASE = "[a-z][a-z0-9_]*";

    CommunicationMap read(InputStream yaml) {
        var root = table("the map", parse(yaml));
        onlyKeys("the map", root, Set.of("services", "calls", "observers"));
        var services = services(table("services", root.get("services")));
        return new CommunicationMap(services, calls(list("calls", root.get("calls")), services),
                observers(table("observers", root.getOrDefault("observers", Map.of())), services.keySet()));
    }

    private static Object parse(InputStream yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            throw invalid("it is not valid YAML: " + e.getMessage());
        }
    }

    private static Map<String, Service> services(Map<String, Object> table) {
        var services = new LinkedHashMap<String, Service>();
        var ports = new HashMap<Integer, String>();
        table.forEach((name, value) -> {
            checkName("service", name);
            var service = service(name, table("service '%s'".formatted(name), value));
            var other = ports.putIfAbsent(service.port(), name);
            check(other == null, "'%s' and '%s' both have port %d", other, name, service.port());
            services.put(name, service);
        });
        return services;
    }

    private static Service service(String name, Map<String, Object> table) {
        var where = "service '%s'".formatted(name);
        onlyKeys(where, table, Set.of("port", "public", "database", "internet"));
        var isPublic = table.getOrDefault("public", false);
        check(isPublic instanceof Boolean, "%s: 'public' must be true or false", where);
        var database = table.get("database");
        check(database == null || database instanceof String text && text.matches(DATABASE),
                "%s: 'database' must be a lower-case name, not '%s'", where, database);
        var internet = table.containsKey("internet") ? list(where + ": internet", table.get("internet")) : List.of();
        return new Service(port(where, table.get("port")), (Boolean) isPublic, (String) database,
                internet.stream().map(port -> port(where + ": internet", port)).toList());
    }

    private static List<Call> calls(List<?> list, Map<String, Service> services) {
        var calls = new ArrayList<Call>();
        var seen = new HashSet<String>();
        for (var entry : list) {
            var call = call(table("a call", entry), services.keySet());
            check(seen.add(call.from() + ">" + call.to()), "the call %s -> %s is there twice", call.from(), call.to());
            calls.add(call);
        }
        return List.copyOf(calls);
    }

    private static Call call(Map<String, Object> table, Set<String> names) {
        onlyKeys("a call", table, Set.of("from", "to", "why"));
        var from = text("the call", "from", table);
        var to = text("the call", "to", table);
        for (var name : List.of(from, to)) {
            check(names.contains(name), "a call names '%s', which is not a service on the map", name);
        }
        check(!from.equals(to), "'%s' calls itself; leave that call out", from);
        return new Call(from, to, text("the call", "why", table));
    }

    private static Map<String, Observer> observers(Map<String, Object> table, Set<String> services) {
        var observers = new LinkedHashMap<String, Observer>();
        table.forEach((name, value) -> {
            checkName("observer", name);
            check(!services.contains(name), "'%s' is a service; an observer is none", name);
            var observer = table("observer '%s'".formatted(name), value);
            onlyKeys("observer '%s'".formatted(name), observer, Set.of("why"));
            observers.put(name, new Observer(text("the observer", "why", observer)));
        });
        return observers;
    }

    private static void checkName(String what, String name) {
        check(name.matches(NAME), "%s '%s' must be lower-case words joined by '-'", what, name);
    }

    private static String text(String what, String key, Map<String, Object> table) {
        check(table.get(key) instanceof String text && !text.isBlank(), "%s %s needs '%s'", what, table, key);
        return (String) table.get(key);
    }

    private static int port(String where, Object value) {
        check(value instanceof Integer port && port > 0 && port < 65536,
                "%s needs a port from 1 to 65535, not '%s'", where, value);
        return (Integer) value;
    }

    private static Map<String, Object> table(String where, Object value) {
        check(value instanceof Map, "%s must be a table of names and values", where);
        var table = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) value).forEach((key, entry) -> table.put(String.valueOf(key), entry));
        return table;
    }

    private static List<?> list(String where, Object value) {
        check(value instanceof List, "%s must be a list", where);
        return (List<?>) value;
    }

    private static void onlyKeys(String where, Map<String, Object> table, Set<String> known) {
        for (var key : table.keySet()) {
            check(known.contains(key), "%s has the unknown key '%s'; known are %s", where, key,
                    String.join(", ", known.stream().sorted().toList()));
        }
    }

    private static void check(boolean holds, String message, Object... values) {
        if (!holds) {
            throw invalid(message.formatted(values));
        }
    }

    private static InvalidMapException invalid(String message) {
        return new InvalidMapException("communication-map.yml: " + message);
    }
}
