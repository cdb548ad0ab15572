package dev.pavedroad.chassis.lifecycle;

import com.netflix.appinfo.ApplicationInfoManager;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Drains every service before it stops. */
@AutoConfiguration
class DrainAutoConfiguration {

    @Bean
    Drain drain(@Value("${pavedroad.drain-time}") Duration drainTime, ApplicationContext context,
            ObjectProvider<ApplicationInfoManager> registration) {
        return new Drain(drainTime, context, registration);
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
