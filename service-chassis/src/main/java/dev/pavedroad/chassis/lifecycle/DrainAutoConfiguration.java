package dev.pavedroad.chassis.lifecycle;

import com.netflix.appinfo.ApplicationInfoManager;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Drains every service before it stops. */
@AutoConfiguration
@EnableConfigurationProperties(DrainSettings.class)
class DrainAutoConfiguration {

    @Bean
    Drain drain(DrainSettings settings, ApplicationContext context,
            ObjectProvider<ApplicationInfoManager> registration) {
        return new Drain(settings.drainTime(), context, registration);
    }

    // Clients with a pooled connection learn that they have to open another one, elsewhere.
    @Bean
    FilterRegistrationBean<Filter> closeWhileDraining(Drain drain) {
        var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            if (drain.isDraining()) {
                ((HttpServletResponse) response).setHeader("Connection", "close");
            }
            chain.doFilter(request, response);
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
