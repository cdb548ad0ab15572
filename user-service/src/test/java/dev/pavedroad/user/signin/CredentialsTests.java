package dev.pavedroad.user.signin;

import static dev.pavedroad.user.UserApi.PASSWORD;
import static dev.pavedroad.user.UserApi.anyEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.user.account.Accounts;
import dev.pavedroad.user.account.Passwords;
import dev.pavedroad.user.signin.Verification.WrongCredentials;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTests {

    private final Accounts accounts = mock();
    private final Passwords passwords = mock();
    private final Throttle throttle = mock();

    @Test
    void checkThePasswordOfNobodyToo() {
        when(passwords.matches(any(), any(), any())).thenReturn(true);
        when(accounts.findByEmail(any())).thenReturn(Optional.empty());
        when(throttle.countFailure(any())).thenReturn(new WrongCredentials());
        assertThat(new Credentials(accounts, passwords, throttle).verify(anyEmail(), PASSWORD,
                ClientNetwork.of("192.0.2.1")))
                .isEqualTo(new WrongCredentials());
        verify(passwords).matches(argThat(PASSWORD::equals), startsWith("$argon2id$"), any());
    }
}
