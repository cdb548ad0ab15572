package dev.pavedroad.order;

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
                    PUSH_EXTRA_HOSTS=push.example.org,https://x.example | PUSH_EXTRA_HOSTS is 'push.example.org,https://x.example'; set it to host names such as push.example.org,*.example.net
                    ORDER_LIMIT_PER_CUSTOMER=-1 | ORDER_LIMIT_PER_CUSTOMER must be greater than or equal to 0
                    UNIT_LIMIT_PER_CUSTOMER=many | UNIT_LIMIT_PER_CUSTOMER is 'many'; set it to a whole number such as 5000
                    PUSH_LOOPBACK_ALLOWED=maybe | PUSH_LOOPBACK_ALLOWED is 'maybe'; set it to true or false
                    SIGNING_KEY_FILE=/nowhere   | SIGNING_KEY_FILE is '/nowhere'; set it to the file with this service's private key
                    SIGNING_KEY={}              | SIGNING_KEY and SIGNING_KEY_FILE are both set; set one of them.
                    PUBLIC_KEYS={}              | PUBLIC_KEYS and PUBLIC_KEYS_DIR are both set; set one of them.
                    PAVEDROAD_TRACKING_MOSTSTREAMS=9 | PAVEDROAD_TRACKING_MOSTSTREAMS is called pavedroad.tracking.max-streams now; rename it
                    """)
    void stopTheServiceWithOneSentence(String variables, String sentence, CapturedOutput output) {
        Settings.assertRefused(OrderServiceApplication.class, variables, sentence, output);
    }
}
