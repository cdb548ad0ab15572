package dev.pavedroad.gateway.filter;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP/1.1 over a {@link BoundedEndpoint}. Tomcat makes it by its name. */
public class BoundedHttp11Protocol extends Http11NioProtocol {

    private final BoundedEndpoint endpoint;
    private ScheduledFuture<?> sweep;

    public BoundedHttp11Protocol() {
        this(new BoundedEndpoint());
    }

    private BoundedHttp11Protocol(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** @param connectionsPerAddress of which one more closes another that is not in use, or is refused */
    void bound(int connectionsPerAddress, Duration timeOfHead) {
        endpoint.bound(connectionsPerAddress, timeOfHead);
    }

    @Override
    public void start() throws Exception {
        super.start();
        sweep = getUtilityExecutor().scheduleWithFixedDelay(endpoint::closeSlowHeads, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (sweep != null) {
            sweep.cancel(false);
        }
        super.stop();
    }
}
