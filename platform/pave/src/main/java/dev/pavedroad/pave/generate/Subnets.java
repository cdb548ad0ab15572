package dev.pavedroad.pave.generate;

import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.tree.Tree;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The subnet of each Compose network, as {@value #FILE} keeps it: a network that has one keeps it, so that it is not made again under
 * a running system.
 */
public class Subnets {

    public static final String FILE = "docker/subnets.yml";

    // 16 addresses each: 4096 subnets behind the two numbers of NETWORK_PREFIX.
    private static final int SIZE = 16;
    private static final int MAX_SUBNETS = 65_536 / SIZE;
    private static final Pattern LINE = Pattern.compile("([a-z0-9-]+): (\\d{1,3})\\.(\\d{1,3})/28");

    private final String header;
    private final TreeMap<String, Integer> numbers;

    private Subnets(String header, TreeMap<String, Integer> numbers) {
        this.header = header;
        this.numbers = numbers;
    }

    /** @throws PaveException when a line is none of a network and its subnet */
    static Subnets of(Tree tree) {
        var numbers = new TreeMap<String, Integer>();
        var text = tree.read(FILE);
        text.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).forEach(line -> {
            var match = LINE.matcher(line);
            if (!match.matches() || Integer.parseInt(match.group(2)) > 255
                    || Integer.parseInt(match.group(3)) % SIZE != 0
                    || Integer.parseInt(match.group(3)) > 255) {
                throw new PaveException("%s has the line '%s'; it must be like 'order-service-to-postgres: 0.112/28'"
                        .formatted(FILE, line));
            }
            if (numbers.put(match.group(1),
                    (Integer.parseInt(match.group(2)) * 256 + Integer.parseInt(match.group(3))) / SIZE) != null) {
                throw new PaveException("%s has %s twice; remove one".formatted(FILE, match.group(1)));
            }
        });
        return new Subnets(text.lines().takeWhile(it -> it.startsWith("#")).collect(Collectors.joining("\n")), numbers);
    }

    /** A sentence for each two networks that have the same subnet, as two branches may have taken it. */
    List<String> conflicts() {
        return numbers.entrySet().stream().filter(it -> !firstOwner(it.getValue()).equals(it.getKey()))
                .map(it -> "%s: %s and %s both have %s; ./pave generate gives the latter another one."
                        .formatted(FILE, firstOwner(it.getValue()), it.getKey(), text(it.getValue())))
                .toList();
    }

    private String firstOwner(int number) {
        return numbers.entrySet().stream().filter(it -> it.getValue() == number).map(Map.Entry::getKey).findFirst()
                .orElseThrow();
    }

    /** Gives each network that has none the first subnet that is free, and so each that shares one with an earlier name. */
    void assign(Collection<String> networks) {
        var shared = numbers.keySet().stream().filter(it -> !firstOwner(numbers.get(it)).equals(it))
                .collect(Collectors.toSet());
        shared.forEach(numbers::remove);
        var missing = new HashSet<>(networks);
        missing.addAll(shared);
        missing.removeAll(numbers.keySet());
        missing.stream().sorted().forEach(it -> numbers.put(it, free()));
    }

    private int free() {
        var taken = Set.copyOf(numbers.values());
        return IntStream.range(0, MAX_SUBNETS).filter(it -> !taken.contains(it)).findFirst()
                .orElseThrow(() -> new PaveException(
                        "All %d subnets are taken; remove lines from %s".formatted(MAX_SUBNETS, FILE)));
    }

    /** Forgets the networks of a service. */
    public static void remove(Tree tree, String service) {
        var subnets = of(tree);
        subnets.numbers.keySet().removeIf(it -> it.startsWith(service + "-to-") || it.endsWith("-to-" + service));
        subnets.save(tree);
    }

    void save(Tree tree) {
        tree.write(FILE, header + "\n" + numbers.entrySet().stream()
                .map(it -> "%s: %s\n".formatted(it.getKey(), text(it.getValue()))).collect(Collectors.joining()));
    }

    private static String text(int number) {
        return address(number, 0) + "/28";
    }

    private static String address(int number, int host) {
        return "%d.%d".formatted(number * SIZE / 256, number * SIZE % 256 + host);
    }

    /** Behind the prefix, such as {@code ${NETWORK_PREFIX:-10.213}.0.112/28}. */
    String subnet(String network) {
        return "${NETWORK_PREFIX:-10.213}." + text(numbers.get(network));
    }

    /** The address of the n-th host in a network; the engine itself has the first one. */
    String host(String network, int number) {
        return "${NETWORK_PREFIX:-10.213}." + address(numbers.get(network), number);
    }
}
