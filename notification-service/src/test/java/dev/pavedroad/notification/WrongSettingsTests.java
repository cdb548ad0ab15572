package dev.pavedroad.notification;

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
                    SMTP_HOST=               | SMTP_HOST is ''; set it to a host such as smtp.example.com
                    SMTP_HOST=smtp example   | SMTP_HOST is 'smtp example'; set it to a host such as smtp.example.com
                    SMTP_PORT=smtp           | SMTP_PORT is 'smtp'; set it to a whole number such as 1025
                    SMTP_PORT=70000          | SMTP_PORT is '70000'; set it to a port such as 587
                    SMTP_USERNAME=me         | SMTP_USERNAME and SMTP_PASSWORD belong together; set both, or neither.
                    SMTP_PASSWORD=hunter2    | SMTP_USERNAME and SMTP_PASSWORD belong together; set both, or neither.
                    SMTP_STARTTLS=yes        | SMTP_STARTTLS is 'yes'; set it to true, or to false where the mail server has no TLS
                    MAIL_FROM=nobody         | MAIL_FROM is 'nobody'; set it to an email address such as orders@example.com
                    MAIL_FROM=               | MAIL_FROM is ''; set it to an email address such as orders@example.com
                    MAIL_LIMIT_PER_RECIPIENT=-1 | MAIL_LIMIT_PER_RECIPIENT must be greater than or equal to 0
                    PUSH_SUBJECT=me          | PUSH_SUBJECT is 'me'; set it to a mailto: or https: address such as mailto:you@example.com
                    PUSH_EXTRA_HOSTS=https:// | PUSH_EXTRA_HOSTS is 'https://'; set it to host names such as push.example.org,*.example.net
                    PUSH_LOOPBACK_ALLOWED=2  | PUSH_LOOPBACK_ALLOWED is '2'; set it to true or false
                    VAPID_KEY_FILE=/nowhere  | VAPID_KEY_FILE is '/nowhere'; set it to the file with this service's private key
                    VAPID_KEY={}             | VAPID_KEY and VAPID_KEY_FILE are both set; set one of them.
                    """)
    void stopTheServiceWithOneSentence(String variables, String sentence, CapturedOutput output) {
        Settings.assertRefused(NotificationServiceApplication.class, variables, sentence, output);
    }
}
