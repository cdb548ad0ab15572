package dev.pavedroad.notification.push;

import dev.pavedroad.webpush.PushEndpoints;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebPush {

    @Bean
    PushSender pushSender(PushProperties settings, PushEndpoints endpoints) {
        return new PushSender(settings, new PublicAddresses(SystemDefaultDnsResolver.INSTANCE, endpoints::isLoopback));
    }
}
