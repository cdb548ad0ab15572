package dev.pavedroad.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import dev.pavedroad.notification.push.PublicAddresses.NotPublic;
import dev.pavedroad.notification.push.PushService.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTests {

    private static final PushProperties SETTINGS = new PushProperties(null, null, "mailto:ops@example.com",
            Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofHours(24));

    private static final String KNOWN = "fcm.googleapis.com";

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.0.1", "169.254.169.254",
        "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:10.0.0.1", "fe80::1", "fec0::1", "fd00::1", "fc00::1",
        "ff02::1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:1::", "2001:db8::1", "fd00:ec2::254"})
    void refuseWhatIsNotOnThePublicInternet(String address) {
        assertThatThrownBy(() -> addresses(leadingTo(address)).resolve(KNOWN)).isInstanceOf(NotPublic.class);
        assertThatThrownBy(() -> addresses(leadingTo("142.250.1.1", address)).resolve(KNOWN))
                .isInstanceOf(NotPublic.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"142.250.1.1", "11.0.0.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "223.255.255.1",
        "2a00:1450:4001:81c::200a", "2606:4700::1", "2001:4860:4860::8888"})
    void acceptThePublicInternet(String address) throws Exception {
        assertThat(addresses(leadingTo(address)).resolve(KNOWN)).containsExactly(InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0x7f000001", "127.1", "localhost"})
    void seeThroughEveryWayToWriteThisMachine(String host) {
        assertThatThrownBy(() -> addresses(SystemDefaultDnsResolver.INSTANCE).resolve(host))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void keepAKnownNameThatLeadsToThisMachineFromBeingPushedTo() throws Exception {
        var service = new PushService();
        var sender = new PushSender(SETTINGS, addresses(leadingTo("127.0.0.1")));
        try {
            var port = URI.create(service.origin()).getPort();
            for (var host : new String[]{KNOWN, "127.0.0.1", "localhost"}) {
                assertThatThrownBy(() -> post(sender, "http://%s:%d/x".formatted(host, port)))
                        .isInstanceOf(NotPublic.class);
            }
            assertThat(service.pushedTo("/x")).isEmpty();
        } finally {
            sender.close();
            service.stop();
        }
    }

    @Test
    void areAskedForOnceAConnectionSoThatANameCannotChangeItsMind() throws Exception {
        var service = new PushService();
        var asked = new AtomicInteger();
        var sender = new PushSender(SETTINGS, new PublicAddresses(
                resolver(_ -> {
                    asked.incrementAndGet();
                    return new InetAddress[]{InetAddress.ofLiteral("127.0.0.1")};
                }), KNOWN::equals));
        try {
            service.answer("/x", Answer.of(302));
            var port = URI.create(service.origin()).getPort();
            assertThat(post(sender, "http://%s:%d/x".formatted(KNOWN, port)).status()).isEqualTo(302);
            assertThat(asked).hasValue(1);
        } finally {
            sender.close();
            service.stop();
        }
    }

    private static PushSender.Response post(PushSender sender, String endpoint) throws IOException {
        var keys = new Browser().subscription("").split("\"");
        var browser = UserAgentMessageEncryptionKeyInfo.of(Base64.getUrlDecoder().decode(keys[9]),
                Base64.getUrlDecoder().decode(keys[13]));
        return sender.post(URI.create(endpoint), "vapid t=t, k=k",
                MessageEncryptions.of().encrypt(browser, PushMessage.ofUTF8("{}")));
    }

    private static PublicAddresses addresses(DnsResolver dns) {
        return new PublicAddresses(dns, _ -> false);
    }

    private static DnsResolver leadingTo(String... addresses) {
        return resolver(_ -> java.util.Arrays.stream(addresses).map(InetAddress::ofLiteral)
                .toArray(InetAddress[]::new));
    }

    private interface Names {

        InetAddress[] of(String host) throws UnknownHostException;
    }

    private static DnsResolver resolver(Names names) {
        return new DnsResolver() {

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return names.of(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
