package dev.pavedroad.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

class RequestBodyFilterTests {

    private static final int MEMORY = 15;

    private RequestBodyFilter body = filter(64);

    @Test
    void areRefusedWhileOthersFillTheMemory() throws Exception {
        assertThat(post(_ -> post(_ -> ServerResponse.ok().build())).statusCode())
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(post(_ -> ServerResponse.ok().build()).statusCode()).as("later").isEqualTo(HttpStatus.OK);
    }

    @ParameterizedTest
    @CsvSource({"15, 200", "16, 503"})
    void takeAsMuchAsTheLongestOneWhileTheirLengthIsNotKnown(int maxBytes, int status) throws Exception {
        body = filter(maxBytes);
        var request = request();
        request.addHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
        assertThat(send(request, _ -> ServerResponse.ok().build()).statusCode().value()).isEqualTo(status);
    }

    private static RequestBodyFilter filter(int maxBytes) {
        return new RequestBodyFilter(Duration.ofMinutes(1), DataSize.ofBytes(maxBytes), MEMORY,
                new LoadShedding(null, _ -> {}));
    }

    private ServerResponse post(HandlerFunction<ServerResponse> next) throws Exception {
        return send(request(), next);
    }

    private static MockHttpServletRequest request() {
        var request = new MockHttpServletRequest("POST", "/api/products");
        request.setContent(new byte[10]);
        return request;
    }

    private ServerResponse send(MockHttpServletRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        return body.filter(ServerRequest.create(request, List.of()), next);
    }
}
