package dev.pavedroad.notification.push;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushSettings.class)
class WebPush {

    @Bean
    PushSender pushSender(PushSettings settings, PushEndpoints endpoints) {
        return new PushSender(settings, new PublicAddresses(SystemDefaultDnsResolver.INSTANCE, endpoints::isLoopback));
    }
}
