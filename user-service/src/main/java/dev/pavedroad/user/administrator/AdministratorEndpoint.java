package dev.pavedroad.user.administrator;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** Gives the administrator the configured password again, on the management port, on an operator's request. */
@Component
@WebEndpoint(id = "administrator")
class AdministratorEndpoint {

    private final AdministratorProperties administrator;
    private final AdministratorBootstrap bootstrap;

    AdministratorEndpoint(AdministratorProperties administrator, AdministratorBootstrap bootstrap) {
        this.administrator = administrator;
        this.bootstrap = bootstrap;
    }

    @WriteOperation
    WebEndpointResponse<Map<String, String>> resetPassword() {
        if (!administrator.isWanted()) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        bootstrap.reset(administrator.email(), administrator.password());
        return new WebEndpointResponse<>(Map.of("reset", administrator.email()));
    }
}
