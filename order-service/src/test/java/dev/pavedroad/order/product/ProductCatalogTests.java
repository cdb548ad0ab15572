package dev.pavedroad.order.product;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static dev.pavedroad.order.NeighbourServices.RESERVATION;
import static dev.pavedroad.order.NeighbourServices.refusal;
import static dev.pavedroad.order.NeighbourServices.reservationsAre;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.nimbusds.jwt.SignedJWT;
import dev.pavedroad.chassis.client.ClientCalls;
import dev.pavedroad.order.NeighbourServices;
import dev.pavedroad.order.OrderServiceTest;
import dev.pavedroad.order.product.StockReservation.Refused;
import dev.pavedroad.order.product.StockReservation.Refused.Reason;
import dev.pavedroad.order.product.StockReservation.Refused.Shortage;
import dev.pavedroad.order.product.StockReservation.Released;
import dev.pavedroad.order.product.StockReservation.Reserved;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@OrderServiceTest
class ProductCatalogTests {

    private static final UUID PRODUCT = UUID.randomUUID();

    @Autowired
    private ProductCatalog catalog;
    @Autowired
    private ClientCalls calls;
    @Autowired
    private WireMockServer neighbours;
    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void productServiceIsWell() {
        NeighbourServices.areWell(neighbours);
        breakers.circuitBreaker("product-service").reset();
    }

    @AfterEach
    void leaveTheCircuitClosed() {
        breakers.circuitBreaker("product-service").reset();
    }

    @Test
    void readsWhatWasReserved() {
        var reserved = (Reserved) reserve();
        assertThat(reserved.items()).singleElement().satisfies(item -> {
            assertThat(item.productId()).isEqualTo(PRODUCT);
            assertThat(item.unitPrice()).isEqualByComparingTo("2.50");
            assertThat(item.quantity()).isEqualTo(3);
        });
    }

    @Test
    void provesItselfWithATokenForTheCalleeAlone() throws ParseException {
        reserve();
        var header = neighbours.findAll(putRequestedFor(RESERVATION)).getFirst().getHeader("Authorization");
        var claims = SignedJWT.parse(header.substring("Bearer ".length())).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("order-service");
        assertThat(claims.getAudience()).containsExactly("product-service");
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime()).isEqualTo(60_000);
    }

    @Test
    void takesARefusalAsAnAnswer() {
        var shortage = ", \"shortages\": [{\"productId\": \"%s\", \"requested\": 3, \"available\": 1}]";
        reservationsAre(neighbours, refusal(409, "insufficient-stock", shortage.formatted(PRODUCT)));
        assertThat(reserve())
                .isEqualTo(new Refused(Reason.INSUFFICIENT_STOCK, List.of(new Shortage(PRODUCT, 3, 1))));
        reservationsAre(neighbours, refusal(422, "unknown-product", ""));
        assertThat(reserve()).isEqualTo(new Refused(Reason.UNKNOWN_PRODUCT, List.of()));
        reservationsAre(neighbours, refusal(409, "reservation-released", ""));
        assertThat(reserve()).isEqualTo(new Released());
    }

    @Test
    void staysClosedWhenItIsRefusedAgainAndAgain() {
        reservationsAre(neighbours, refusal(409, "insufficient-stock", ", \"shortages\": []"));
        for (var i = 0; i < 20; i++) {
            reserve();
        }
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void asksAgainWhenTheCalleeIsAway(int status) {
        neighbours.stubFor(put(RESERVATION).inScenario("away").whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(status)).willSetStateTo("back"));
        assertThat(reserve()).isInstanceOf(Reserved.class);
        neighbours.verify(2, putRequestedFor(RESERVATION));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
    void asksAgainWhenTheConnectionBreaks(Fault fault) {
        neighbours.stubFor(put(RESERVATION).inScenario("broken").whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(fault)).willSetStateTo("mended"));
        assertThat(reserve()).isInstanceOf(Reserved.class);
    }

    @Test
    void asksThreeTimesAndNoMore() {
        reservationsAre(neighbours, aResponse().withStatus(503));
        assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(this::reserve);
        neighbours.verify(3, putRequestedFor(RESERVATION));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 500})
    void neverTakesAFailureForAnOutcomeAndDoesNotInsist(int status) {
        reservationsAre(neighbours, aResponse().withStatus(status));
        assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(this::reserve);
        neighbours.verify(1, putRequestedFor(RESERVATION));
    }

    @Test
    void neverTakesGarbageForAnOutcome() {
        reservationsAre(neighbours, aResponse().withStatus(409).withBody("<html>no</html>"));
        assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(this::reserve);
    }

    @Test
    void opensAfterTenFailuresAndThenAsksNoMore() {
        reservationsAre(neighbours, aResponse().withStatus(500));
        for (var i = 0; i < 10; i++) {
            assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(this::reserve);
        }
        assertThat(state()).isEqualTo(State.OPEN);
        assertThatExceptionOfType(ProductServiceUnavailableException.class).isThrownBy(this::reserve);
        neighbours.verify(10, putRequestedFor(RESERVATION));
    }

    @Test
    void releases() {
        calls.await(() -> catalog.release(PRODUCT));
        neighbours.verify(1, deleteRequestedFor(RESERVATION));
    }

    private StockReservation reserve() {
        return calls.await(() -> catalog.reserve(UUID.randomUUID(), List.of(new RequestedItem(PRODUCT, 3))));
    }

    private State state() {
        return breakers.circuitBreaker("product-service").getState();
    }
}
