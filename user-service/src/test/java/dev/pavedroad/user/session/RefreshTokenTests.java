package dev.pavedroad.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefreshTokenTests {

    @Test
    void has256RandomBits() {
        assertThat(Base64.getUrlDecoder().decode(RefreshToken.random().value())).hasSize(32);
        assertThat(Stream.generate(RefreshToken::random).limit(1000).distinct()).hasSize(1000);
    }

    @Test
    void isKeptAsItsSha256() {
        assertThat(new RefreshToken("abc").hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void doesNotShowItselfInLogs() {
        assertThat(new RefreshToken("abc")).asString().doesNotContain("abc");
    }
}
