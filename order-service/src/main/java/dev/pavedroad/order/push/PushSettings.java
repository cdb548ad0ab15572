package dev.pavedroad.order.push;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which push services there are; the same as notification-service is told.
 *
 * @param extraHosts      beyond the known ones: {@code push.example.org} or {@code *.push.example.org}
 * @param loopbackAllowed for tests alone: a push service on this machine, at any port and without TLS
 */
@ConfigurationProperties("pavedroad.push")
@Validated
record PushSettings(@NotNull List<@Pattern(regexp = "(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+",
        message = "host names such as push.example.org,*.example.net") String> extraHosts,
        boolean loopbackAllowed) {}
