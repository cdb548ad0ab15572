package dev.pavedroad.user.administrator;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Sees to it that the configured administrator can sign in before this instance takes any traffic. */
@Component
@EnableConfigurationProperties(AdministratorProperties.class)
class AppointmentAtStart implements ApplicationRunner {

    private final AdministratorProperties administrator;
    private final Appointment appointment;

    AppointmentAtStart(AdministratorProperties administrator, Appointment appointment) {
        this.administrator = administrator;
        this.appointment = appointment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (administrator.isWanted()) {
            appointment.appoint(administrator.email(), administrator.password());
        }
    }
}
