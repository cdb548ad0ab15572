package dev.pavedroad.template;

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
                    PUBLIC_KEYS_DIR=/nowhere | PUBLIC_KEYS_DIR is '/nowhere'; set it to the folder with the issuers' .jwks.json files
                    """)
    void stopTheServiceWithOneSentence(String variables, String sentence, CapturedOutput output) {
        Settings.assertRefused(TemplateServiceApplication.class, variables, sentence, output);
    }
}
