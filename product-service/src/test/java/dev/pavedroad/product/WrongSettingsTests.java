package dev.pavedroad.product;

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
                    SPRING_PROFILES_ACTIVE=dmeo | SPRING_PROFILES_ACTIVE is 'dmeo'; set it to demo, or leave it out
                    PUBLIC_KEYS_DIR=/nowhere    | PUBLIC_KEYS_DIR is '/nowhere'; set it to the folder with the issuers' .jwks.json files
                    pavedroad.reservations.retention=1h | pavedroad.reservations.retention is '1h'; set it to a duration from 1d on, such as 90d
                    """)
    void stopTheServiceWithOneSentence(String variables, String sentence, CapturedOutput output) {
        Settings.assertRefused(ProductServiceApplication.class, variables, sentence, output);
    }
}
