package dev.pavedroad.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushEndpointsTests {

    private static final List<String> EXTRA_HOSTS = List.of("push.example.org", "*.push.example.net");

    private final PushEndpoints endpoints = new PushEndpoints(EXTRA_HOSTS, false);

    @ParameterizedTest
    @ValueSource(strings = {"https://fcm.googleapis.com/fcm/send/a:b-c_d", "https://fcm.googleapis.com:443/wp/x",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAA", "https://web.push.apple.com/QK",
        "https://api.push.apple.com/3", "https://wns2-par02p.notify.windows.com/w/?token=BQ%3d",
        "https://push.example.org/x", "https://eu.push.example.net/x"})
    void areThoseOfKnownPushServices(String endpoint) {
        assertThat(endpoints.known(endpoint)).hasValueSatisfying(it -> assertThat(it).hasToString(endpoint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "https:", "https://", "https:///x", "http://fcm.googleapis.com/x",
        "ftp://fcm.googleapis.com/x", "file:///etc/passwd", "//fcm.googleapis.com/x", "https://127.0.0.1/x",
        "http://127.0.0.1:8080/x", "https://localhost/x", "https://10.1.2.3/x", "https://192.168.0.1/x",
        "https://169.254.169.254/latest/meta-data", "https://[::1]/x", "https://[fd00::1]/x",
        "https://[::ffff:127.0.0.1]/x", "https://2130706433/x", "https://0x7f000001/x", "https://0177.0.0.1/x",
        "https://127.1/x", "https://fcm.googleapis.com@evil.example/x", "https://fcm.googleapis.com:443@evil.example/x",
        "https://user@fcm.googleapis.com/x", "https://user:secret@fcm.googleapis.com/x",
        "https://fcm.googleapis.com\\@evil.example/x", "https://evil.example\\.push.apple.com/x",
        "https://evil.example#.push.apple.com", "https://evil.example?.push.apple.com",
        "https://evil.example/.push.apple.com", "https://fcm.googleapis.com.evil.example/x",
        "https://evilfcm.googleapis.com/x", "https://evilpush.apple.com/x", "https://push.apple.com.evil.example/x",
        "https://storage.googleapis.com/x", "https://fcm.googleapis.com./x", "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:22/x", "https://fcm.googleapis.com:0/x", "https://fcm.googleapis.com:99999999999/x",
        "https://fcm.googleapis.com/a b", "https://fcm.googleapis.com/\r\nHost: evil",
        "https://fcm.googleapis.com/\u0000",
        "https://fcm.googleapis.com/x#y", "https://fcm\u3002googleapis.com/x", "https://f\u0441m.googleapis.com/x",
        "https://fcm.googleapis.com%2eevil.example/x", "https://push.example.net/x", "https://.push.apple.com/x"})
    void areNoOthers(String endpoint) {
        assertThat(endpoints.known(endpoint)).isEmpty();
    }

    @Test
    void areOnThisMachineOnlyWhereATestSaysSo() {
        var testing = new PushEndpoints(EXTRA_HOSTS, true);

        assertThat(testing.known("http://127.0.0.1:8080/x")).isPresent();
        assertThat(testing.known("http://10.0.0.1:8080/x")).isEmpty();
        assertThat(testing.known("https://[::1]/x")).isEmpty();
    }
}
