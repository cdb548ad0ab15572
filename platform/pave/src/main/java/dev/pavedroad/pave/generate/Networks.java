package dev.pavedroad.pave.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks as a file of Compose defines them. */
class Networks {

    private Networks() {}

    static List<String> lines(Map<String, List<Link>> groups, Subnets subnets) {
        var lines = new ArrayList<String>();
        groups.forEach((comment, links) -> {
            if (!links.isEmpty()) {
                lines.add("# " + comment);
            }
            links.forEach(link -> {
                lines.add(link.network() + ":");
                if (link.from().equals(Link.HOST)) {
                    lines.add("  driver_opts: { com.docker.network.bridge.enable_ip_masquerade: \"false\" }");
                } else if (!link.to().equals(Link.INTERNET)) {
                    lines.add("  internal: true");
                }
                lines.add("  ipam: { config: [{ subnet: \"%s\" }] }".formatted(subnets.subnet(link.network())));
            });
        });
        return lines;
    }
}
