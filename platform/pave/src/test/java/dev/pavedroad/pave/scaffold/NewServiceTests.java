package dev.pavedroad.pave.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pavedroad.pave.Copy;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewServiceTests {

    private static final String[] PAYMENT = {"new-service", "payment", "--called-by", "order-service", "--calls",
        "notification-service", "--database", "--why", "order-service=Charges the customer", "--why",
        "notification-service=Announces receipts"};

    @TempDir
    private static Path folder;
    private static Copy copy;

    @BeforeAll
    static void copy() throws Exception {
        copy = Copy.in(folder);
    }

    @AfterEach
    void reset() throws Exception {
        copy.reset();
    }

    @Test
    void writesTheMapGeneratedFilesAndNewOnesAlone() throws Exception {
        var made = copy.pave(PAYMENT);
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).contains("+ payment-service/README.md", "./pave remove-service payment");
        assertThat(copy.status().lines()).containsExactlyInAnyOrder(" M README.md", " M catalog-info.yaml",
                " M communication-map.yml", " M docker-compose.yml", " M docker/observability/compose.yml",
                " M docker/observability/prometheus.yml", " M docker/subnets.yml", " M docs/reference/services.md",
                " M pom.xml",
                " M tests/system-tests/pom.xml", "?? order-service/src/main/java/dev/pavedroad/order/payment/",
                "?? order-service/src/test/", "?? payment-service/");
        assertThat(copy.read("communication-map.yml")).contains("""
                  payment-service:      { port: 3005, database: payments }
                """,
                """
                          - { from: api-gateway, to: payment-service, why: Routes payments, allow: [/api/payments/**] }
                          - { from: order-service, to: payment-service, why: Charges the customer, allow: [PUT /internal/payments/*] }
                          - { from: payment-service, to: notification-service, why: Announces receipts,
                              allow: [POST /internal/notifications, GET /internal/notifications, GET /internal/push-key] }
                        """);
        assertThat(copy.pave("generate", "--check").code()).isZero();
    }

    @Test
    void canBeTakenBackAtOnce() throws Exception {
        copy.pave(PAYMENT);
        var removed = copy.pave("remove-service", "payment");
        assertThat(removed.err()).isEmpty();
        assertThat(copy.status()).isEmpty();
        assertThat(removed.out()).contains("DROP DATABASE payments", "paved-road_payment-service-secrets",
                "infra/deploy");
    }

    @Test
    void isNotTakenBackOnceSomebodyHasWorkedOnIt() throws Exception {
        copy.pave(PAYMENT);
        copy.commit("Add payments");
        copy.replace("payment-service/src/main/java/dev/pavedroad/payment/payments/PaymentStoring.java", "log.info",
                "log.warn");
        copy.write("payment-service/src/main/java/dev/pavedroad/payment/payments/Refund.java",
                "package dev.pavedroad.payment.payments;\n");
        copy.replace("order-service/src/main/java/dev/pavedroad/order/ordering/Checkout.java",
                "\nimport dev.pavedroad.order.product.",
                "\nimport dev.pavedroad.order.payment.Payments;\nimport dev.pavedroad.order.product.");
        copy.commit("Refund payments");
        var before = copy.content();
        var refused = copy.pave("remove-service", "payment-service");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Nothing was changed",
                "edited: payment-service/src/main/java/dev/pavedroad/payment/payments/PaymentStoring.java",
                "edited: payment-service/src/main/java/dev/pavedroad/payment/payments/Refund.java")
                .containsPattern(
                        "used: order-service/.*/Checkout.java:\\d+: import dev.pavedroad.order.payment.Payments;")
                .doesNotContain("PaymentClient.java");
        assertThat(copy.content()).isEqualTo(before);
        assertThat(copy.pave("remove-service", "payment", "--force").out()).contains("uses it still: order-service/");
        assertThat(copy.read("communication-map.yml")).doesNotContain("payment");
        assertThat(copy.root().resolve("payment-service")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    product     | edited: product-service/src/main/java/dev/pavedroad/product/catalogue/Products.java
                    product     | used: order-service/src/main/java/dev/pavedroad/order/product/ProductClient.java
                    api-gateway | There is no service 'api-gateway-service'
                    nobody      | There is no service 'nobody-service' on communication-map.yml; there are api-gateway, user-service
                    """)
    void takesNoServiceAwayThatWasWrittenByHand(String name, String sentence) throws Exception {
        var before = copy.content();
        var refused = copy.pave("remove-service", name);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains(sentence);
        assertThat(copy.content()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    Payment                                      | 'Payment' cannot be a name
                    pay_ment                                     | 'pay_ment' cannot be a name
                    -payment-                                    | 2
                    a-very-long-name-of-a-thing                  | at most 26 characters
                    class                                        | is a word of Java
                    reference                                    | of PostgreSQL
                    postgres                                     | of this system
                    platform                                     | of this system
                    web-push                                     | platform/web-push is there already
                    order                                        | order-service is on communication-map.yml already
                    o-r-der                                      | would have the package or the route of order-service
                    payment --called-by nobody                   | --called-by: there is no service 'nobody'
                    payment --calls api-gateway                  | --calls: api-gateway is the gateway
                    payment --calls user-service --why user-service=x | --allow user-service='PUT /internal/things/*'
                    payment --calls order-service --allow nobody=x --allow order-service=PUT=/internal/x | --allow nobody=x
                    payment --called-by order-service            | Why does order-service call payment-service? Say it: --why order-service=
                    payment --called-by order-service --why order-service=ä | as AWS describes rules
                    payment --database postgres                  | no database of PostgreSQL's own
                    payment --database orders                    | both have the database 'orders'
                    payment --port 3000                          | would need 3000, which is that of api-gateway.
                    payment --port 3013                          | would need 3013, which is that of order-service-2.
                    payment --port 2761                          | would need 8761, which is that of the registry
                    payment --port 3090                          | would need 9090, which is that of Prometheus
                    payment --port 80                            | must be a number from 1024 to 8190
                    payment --port x                             | 2
                    """)
    void refusesWhatCannotBeAndChangesNothing(String arguments, String sentence) throws Exception {
        var before = copy.content();
        var refused = copy.pave(("new-service " + arguments).split(" "));
        if (sentence.equals("2")) {
            assertThat(refused.code()).isEqualTo(2);
        } else {
            assertThat(refused.err()).contains(sentence);
            assertThat(refused.code()).isEqualTo(1);
        }
        assertThat(copy.content()).isEqualTo(before);
    }

    @Test
    void refusesARouteThatAnotherServiceHas() throws Exception {
        copy.replace("communication-map.yml", "allow: [/api/orders/**]",
                "allow: [/api/orders/**, GET /api/payments/*]");
        copy.pave("generate");
        copy.commit("Route payments elsewhere");
        assertThat(copy.pave("new-service", "payment").err())
                .contains("The gateway routes /api/payments/* to order-service");
        assertThat(copy.pave("new-service", "payment", "--no-route").code()).isZero();
    }

    @Test
    void refusesACalleeWhoseNameGivesNoClientAName() throws Exception {
        copy.replace("communication-map.yml", "\n\ncalls:\n", "\n  billing: { port: 3005 }\n\ncalls:\n");
        assertThat(copy.pave("new-service", "payment", "--force", "--calls", "billing", "--allow",
                "billing=PUT /internal/bills/*").err()).contains("ends in -service, as 'billing' does not");
    }

    @Test
    void putsAReasonOfOneWordInQuotes() throws Exception {
        assertThat(
                copy.pave("new-service", "payment", "--called-by", "order-service", "--why", "order-service=No").err())
                .isEmpty();
        assertThat(copy.read("communication-map.yml")).contains("why: \"No\", allow: [PUT /internal/payments/*]");
    }

    @Test
    void refusesATreeThatIsNotClean() throws Exception {
        copy.write("note.txt", "");
        assertThat(copy.pave("new-service", "payment").err()).contains("?? note.txt", "--force");
        assertThat(copy.pave("new-service", "payment", "--force").code()).isZero();
    }

    @Test
    void refusesAMapThatIsWrittenInOnePiece() throws Exception {
        copy.write("communication-map.yml", copy.read("platform/communication-map/src/test/maps/legal/one-line.yml"));
        copy.commit("One line");
        assertThat(copy.pave("new-service", "payment", "--no-route").err()).contains("communication-map.yml, line",
                "a line of its own");
    }

    @Test
    void findsItsPlaceOnAMapInBlockStyle() throws Exception {
        copy.replace("communication-map.yml",
                "  notification-service: { port: 3004, database: notifications, internet: [587, 443] }",
                "  notification-service:\n    port: 3004\n    database: notifications\n    # Mail and push.\n    internet:\n      - 587\n      - 443");
        copy.pave("generate");
        copy.commit("Block style");
        assertThat(copy.pave("new-service", "payment").err()).isEmpty();
        assertThat(copy.read("communication-map.yml")).contains("      - 443\n  payment-service:");
        assertThat(copy.pave("remove-service", "payment").code()).isZero();
        assertThat(copy.status()).isEmpty();
    }

    @Test
    void letsTwoServicesCallEachOther() throws Exception {
        copy.pave(PAYMENT);
        copy.commit("Add payments");
        assertThat(copy.pave("new-service", "gift-card", "--called-by", "payment-service", "--calls", "payment-service",
                "--why",
                "payment-service=Both ways").err()).isEmpty();
        var compose = copy.read("docker-compose.yml");
        assertThat(compose.substring(compose.indexOf("\n  gift-card-service:")))
                .doesNotContain("payment-service: *started");
    }

    @Test
    void showsWhatTheTemplateHasGainedSince() throws Exception {
        copy.pave(PAYMENT);
        copy.commit("Add payments");
        assertThat(copy.pave("diff-template", "payment").err()).contains("has not changed since");
        copy.replace("platform/pave/template-service/src/main/java/dev/pavedroad/template/samples/Sample.java",
                "it never changes",
                "a Sample never changes");
        copy.commit("Say it more clearly");
        assertThat(copy.pave("diff-template", "payment").out())
                .contains("payment-service/src/main/java/dev/pavedroad/payment/payments/Payment.java", "+",
                        "a Payment never changes");
        assertThat(copy.pave("remove-service", "payment").code()).isZero();
        assertThat(copy.pave("diff-template", "order").err())
                .contains("order-service was not made by ./pave new-service");
    }
}
