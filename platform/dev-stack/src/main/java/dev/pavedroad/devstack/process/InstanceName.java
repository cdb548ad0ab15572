package dev.pavedroad.devstack.process;

import java.util.Set;
import java.util.regex.Pattern;

/** The name of a process: that of its service, from the second instance on with a number: {@code order-service-2}. */
public record InstanceName(String service, int number) {

    private static final Pattern NUMBERED = Pattern.compile("(.+)-([2-9])");

    public static InstanceName of(String process) {
        var parts = NUMBERED.matcher(process);
        return parts.matches()
                ? new InstanceName(parts.group(1), Integer.parseInt(parts.group(2)))
                : new InstanceName(process, 1);
    }

    /** Whether it is an instance of one of these services. */
    public boolean isOneOf(Set<String> services) {
        return services.contains(toString()) || services.contains(service);
    }

    @Override
    public String toString() {
        return number == 1 ? service : service + "-" + number;
    }
}
