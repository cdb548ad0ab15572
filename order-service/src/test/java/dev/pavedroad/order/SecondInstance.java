package dev.pavedroad.order;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/** Another instance of this service on the database of the one under test. */
public class SecondInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    public SecondInstance(JdbcConnectionDetails database, String neighbours, Duration drainTime, String... more) {
        var instance = "--spring.cloud.discovery.client.simple.instances.%s[0].uri=" + neighbours;
        var arguments = Stream.concat(Stream.of("--server.port=0",
                "--spring.autoconfigure.exclude=dev.pavedroad.chassis.test.TestDatabaseAutoConfiguration",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                instance.formatted("product-service"), instance.formatted("notification-service"),
                "--pavedroad.drain-time=" + drainTime.toMillis() + "ms"), Stream.of(more));
        context = new SpringApplication(OrderServiceApplication.class).run(arguments.toArray(String[]::new));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Begins to stop it, as SIGTERM does. */
    public CompletableFuture<Void> stop() {
        return CompletableFuture.runAsync(context::close);
    }

    @Override
    public void close() {
        context.close();
    }
}
