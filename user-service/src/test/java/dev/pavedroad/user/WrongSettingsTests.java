package dev.pavedroad.user;

import dev.pavedroad.chassis.test.Settings;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WrongSettingsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"',
            textBlock = """
                    ADMIN_EMAIL=admin@example.com | ADMIN_EMAIL and ADMIN_PASSWORD belong together: set both, or neither.
                    ADMIN_PASSWORD=hunter2hunter2 | ADMIN_EMAIL and ADMIN_PASSWORD belong together: set both, or neither.
                    ADMIN_EMAIL=admin ADMIN_PASSWORD=hunter2hunter2 | ADMIN_EMAIL must be an email address such as admin@example.com.
                    ADMIN_EMAIL=admin@example.com ADMIN_PASSWORD=hunter2 | ADMIN_PASSWORD must have 8 to 64 characters.
                    SIGNING_KEY_FILE=/nowhere  | SIGNING_KEY_FILE is '/nowhere'; set it to the file with this service's private key
                    PUBLIC_KEYS_DIR=/nowhere   | PUBLIC_KEYS_DIR is '/nowhere'; set it to the folder with the issuers' .jwks.json files
                    """)
    void stopTheServiceWithOneSentence(String variables, String sentence, CapturedOutput output) {
        Settings.assertRefused(UserServiceApplication.class, variables, sentence, output);
    }
}
