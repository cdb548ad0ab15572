package dev.pavedroad.gateway;

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
                    RATE_LIMIT_PER_SECOND=fast | RATE_LIMIT_PER_SECOND is 'fast'; set it to a whole number such as 50
                    RATE_LIMIT_PER_SECOND=-1   | RATE_LIMIT_PER_SECOND is '-1'; set it to a whole number such as 50, or 0 for no limit
                    RATE_LIMIT_BURST=0         | RATE_LIMIT_BURST is '0'; set it to a whole number such as 100
                    RATE_LIMIT_BURST=1e9       | RATE_LIMIT_BURST is '1e9'; set it to a whole number such as 100
                    SIGN_IN_LIMIT_PER_SECOND=-1 | SIGN_IN_LIMIT_PER_SECOND is '-1'; set it to a whole number such as 50, or 0 for no limit
                    SIGN_IN_LIMIT_BURST=0      | SIGN_IN_LIMIT_BURST is '0'; set it to a whole number such as 100
                    PAVEDROAD_GATEWAY_GROUPS_SEARCH_REQUESTS=get_it | PAVEDROAD_GATEWAY_GROUPS_SEARCH_REQUESTS is 'get_it'; set it to requests such as
                    TRUSTED_PROXY_HOPS=-1      | TRUSTED_PROXY_HOPS is '-1'; set it to the number of proxies before the gateway, such as 1
                    TRUSTED_PROXY_HOPS=all     | TRUSTED_PROXY_HOPS is 'all'; set it to a whole number such as 0
                    CORS_ALLOWED_ORIGINS=https://a.example,b.example | CORS_ALLOWED_ORIGINS is 'https://a.example,b.example'; set it to web origins such as https://shop.example.com
                    CORS_ALLOWED_ORIGINS=https://a.example/shop | CORS_ALLOWED_ORIGINS is 'https://a.example/shop'; set it to web origins such as
                    PUBLIC_KEYS_DIR=/nowhere   | PUBLIC_KEYS_DIR is '/nowhere'; set it to the folder with the issuers' .jwks.json files
                    PAVEDROAD_GATEWAY_BODYWITHIN=5s | PAVEDROAD_GATEWAY_BODYWITHIN is called pavedroad.gateway.request-body-timeout now; rename it
                    PAVEDROAD_GATEWAY_CALLSATONCE=9 PAVEDROAD_GATEWAY_PLACE_WITHIN=2s | PAVEDROAD_GATEWAY_PLACE_WITHIN is called pavedroad.gateway.max-queue-wait now; rename it
                    SPRING_CONFIG_IMPORT=classpath:a-route.yml | spring.cloud.gateway.server.webmvc.routes is set, but every route is declared in communication-map.yml; remove it
                    SPRING_CLOUD_GATEWAY_SERVER_WEBMVC_ROUTESMAP_TEST_URI=http://test | spring.cloud.gateway.server.webmvc.routes-map is set, but every route
                    SPRING_CLOUD_GATEWAY_MVC_ROUTES_0_URI=http://test | spring.cloud.gateway.mvc.routes is set, but every route
                    """)
    void stopTheServiceWithOneSentence(String variables, String sentence, CapturedOutput output) {
        Settings.assertRefused(ApiGatewayApplication.class, variables, sentence, output);
    }
}
