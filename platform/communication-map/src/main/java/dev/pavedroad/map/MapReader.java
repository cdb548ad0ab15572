package dev.pavedroad.map;

import dev.pavedroad.map.CommunicationMap.Call;
import dev.pavedroad.map.CommunicationMap.Observer;
import dev.pavedroad.map.CommunicationMap.Service;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns YAML into a {@link CommunicationMap} and refuses one that contradicts itself. Each rule is the strictest of the
 * platforms that the map is for, so that a map which is good on a laptop is good everywhere.
 */
class MapReader {

    // A management port is its service's port + 6000, and a second instance's is higher still. The numbers of the network
    // ACLs' rules on AWS end with this port.
    static final int LOWEST_PORT = 1024;
    static final int HIGHEST_PORT = 8190;
    static final int HIGHEST_PORT_OF_ALL = 65_535;
    // The name of a target group on AWS has 32 characters.
    static final Pattern NAME = Pattern.compile("(?=.{1,26}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");
    static final Set<String> TAKEN_NAMES = Set.of("load-balancer", "endpoints", "database-setup", "bastion",
            "default", "discovery-server", "postgres", "mailbox", "secrets", "host", "internet");
    // Also a name of RDS, where each underscore becomes a hyphen.
    static final Pattern DATABASE =
            Pattern.compile("(?!(?:postgres|template0|template1)$)(?=.{1,40}$)[a-z][a-z0-9]*(_[a-z0-9]+)*");
    // The characters that the description of a rule may have on AWS.
    static final Pattern WHY = Pattern.compile("(?=.*\\S)[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,200}");
    private static final String METHOD = "((GET|POST|PUT|PATCH|DELETE) )?";
    private static final String SEGMENTS = "(/([\\w.~-]+|\\*))*(/\\*\\*)?";
    static final Pattern INTERNAL_PATH = Pattern.compile(METHOD + "/internal" + SEGMENTS);
    static final Pattern ROUTED_PATH = Pattern.compile(METHOD + "/(api|\\.well-known)" + SEGMENTS);
    private static final List<Endpoint> INTERNAL = List.of(new Endpoint("*", "/internal/**"));
    private static final List<Endpoint> ROUTED =
            List.of(new Endpoint("*", "/api/**"), new Endpoint("*", "/.well-known/**"));

    CommunicationMap read(InputStream yaml) {
        var root = YamlValue.parse(yaml);
        var table = root.table(Set.of("services", "calls", "observers"));
        var services = services(required("services", table, root));
        var calls = calls(required("calls", table, root), services);
        var observers = table.containsKey("observers")
                ? observers(table.get("observers"), services)
                : Map.<String, Observer>of();
        return new CommunicationMap(services, calls, observers);
    }

    private static YamlValue required(String key, Map<String, YamlValue> table, YamlValue owner) {
        if (!table.containsKey(key)) {
            throw owner.mistake("%s needs '%s'".formatted(owner.name(), key));
        }
        return table.get(key);
    }

    private static Map<String, Service> services(YamlValue value) {
        var services = new LinkedHashMap<String, Service>();
        value.table().forEach((name, entry) -> {
            checkName(name, entry);
            var service = service(entry);
            services.forEach((other, its) -> checkDifferent(entry, name, service, other, its));
            services.put(name, service);
        });
        var open = services.values().stream().filter(Service::isPublic).count();
        if (open != 1) {
            throw value.mistake("exactly one service is 'public: true', the gateway; here %d are".formatted(open));
        }
        return services;
    }

    private static void checkDifferent(YamlValue entry, String name, Service service, String other, Service its) {
        if (service.port() == its.port()) {
            throw entry.mistake("'%s' and '%s' both have port %d".formatted(other, name, service.port()));
        }
        if (service.database() != null && service.database().equals(its.database())) {
            throw entry.mistake("'%s' and '%s' both have the database '%s'".formatted(other, name, service.database()));
        }
    }

    private static Service service(YamlValue value) {
        var table = value.table(Set.of("port", "public", "database", "internet"));
        var port = required("port", table, value).number(LOWEST_PORT, HIGHEST_PORT);
        var isPublic = table.containsKey("public") && table.get("public").flag();
        var database = table.containsKey("database")
                ? table.get("database").text(DATABASE,
                        "lower-case words joined by '_', at most 40 characters, which are no database of PostgreSQL's own")
                : null;
        var internet = table.containsKey("internet")
                ? table.get("internet").list().stream().map(it -> it.number(1, HIGHEST_PORT_OF_ALL)).toList()
                : List.<Integer>of();
        return new Service(port, isPublic, database, internet);
    }

    private static List<Call> calls(YamlValue value, Map<String, Service> services) {
        var calls = new ArrayList<Call>();
        var seen = new HashSet<String>();
        for (var entry : value.list()) {
            var call = call(new YamlValue(entry.node(), "a call"), services);
            if (!seen.add(call.from() + ">" + call.to())) {
                throw entry.mistake("the call %s -> %s is there twice; remove one".formatted(call.from(), call.to()));
            }
            calls.add(call);
        }
        return List.copyOf(calls);
    }

    private static Call call(YamlValue value, Map<String, Service> services) {
        var table = value.table(Set.of("from", "to", "why", "allow"));
        var from = requireService("from", table, value, services);
        var to = requireService("to", table, value, services);
        if (from.equals(to)) {
            throw value.mistake("'%s' calls itself; leave that call out".formatted(from));
        }
        var isRouted = services.get(from).isPublic();
        return new Call(from, to, why(table, value), table.containsKey("allow")
                ? allow(table.get("allow"), isRouted)
                : isRouted ? ROUTED : INTERNAL);
    }

    private static String requireService(String end, Map<String, YamlValue> call, YamlValue owner,
            Map<String, Service> services) {
        var name = required(end, call, owner);
        if (!services.containsKey(name.text())) {
            throw name.mistake("a call names '%s', which is not a service on the map; there are %s"
                    .formatted(name.text(), String.join(", ", services.keySet())));
        }
        return name.text();
    }

    // Clients reach the public service: what it passes on is their API, and services have another one among themselves.
    private static List<Endpoint> allow(YamlValue value, boolean isRouted) {
        var form = isRouted ? ROUTED_PATH : INTERNAL_PATH;
        var example =
                "a method and a path such as " + (isRouted ? "GET /api/orders/*" : "PUT /internal/reservations/*")
                        + ", or a path alone for every method";
        var endpoints = value.list().stream().map(it -> Endpoint.parse(it.text(form, example))).toList();
        if (endpoints.isEmpty() || Set.copyOf(endpoints).size() < endpoints.size()) {
            throw value
                    .mistake("%s must list %s, each once; leave it out to allow all".formatted(value.name(), example));
        }
        return endpoints;
    }

    private static Map<String, Observer> observers(YamlValue value, Map<String, Service> services) {
        var observers = new LinkedHashMap<String, Observer>();
        value.table().forEach((name, entry) -> {
            checkName(name, entry);
            if (services.containsKey(name)) {
                throw entry.mistake("'%s' is a service; an observer is none".formatted(name));
            }
            observers.put(name, new Observer(why(entry.table(Set.of("why")), entry)));
        });
        return observers;
    }

    private static String why(Map<String, YamlValue> table, YamlValue owner) {
        return required("why", table, owner).text(WHY,
                "a reason of at most 200 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, as AWS describes rules");
    }

    private static void checkName(String name, YamlValue entry) {
        if (!NAME.matcher(name).matches()) {
            throw entry.mistake("'%s' must be lower-case words joined by '-', at most 26 characters".formatted(name));
        }
        if (TAKEN_NAMES.contains(name) || name.endsWith("-database")) {
            throw entry.mistake("'%s' is a name that the platform needs; choose another one".formatted(name));
        }
    }
}
