package dev.pavedroad.discovery;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Validates the settings before Eureka, which checks none of them, starts with them. */
class RegistrySettings implements EnvironmentPostProcessor, Ordered {

    private static final int HIGHEST_PORT = 65_535;
    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:]+";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        require("SERVER_PORT", environment.getProperty("server.port", ""), HIGHEST_PORT, "a port such as 8761");
        require("EUREKA_WAIT_TIME_MS", environment.getProperty("eureka.server.wait-time-in-ms-when-sync-empty", ""),
                Integer.MAX_VALUE, "a number of milliseconds such as 6000");
        var host = environment.getProperty("eureka.instance.hostname", "");
        if (!host.matches(HOST)) {
            throw new InvalidSettingException("ADVERTISED_HOST", host, "a host name or address such as localhost");
        }
        var address = environment.getProperty("server.address", "");
        if (!isOwn(address)) {
            throw new InvalidSettingException("SERVER_ADDRESS", address,
                    "an address of this machine such as 127.0.0.1, or 0.0.0.0 for all");
        }
    }

    private static void require(String variable, String value, long highest, String remedy) {
        if (!value.matches("\\d{1,10}") || Long.parseLong(value) > highest) {
            throw new InvalidSettingException(variable, value, remedy);
        }
    }

    private static boolean isOwn(String name) {
        try {
            var address = InetAddress.getByName(name);
            return address.isAnyLocalAddress() || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException _) {
            return false;
        }
    }
}
