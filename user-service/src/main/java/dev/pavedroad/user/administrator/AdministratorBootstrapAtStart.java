package dev.pavedroad.user.administrator;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Sees to the configured administrator before this instance reports that it is ready. */
@Component
class AdministratorBootstrapAtStart implements ApplicationRunner {

    private final AdministratorProperties administrator;
    private final AdministratorBootstrap bootstrap;

    AdministratorBootstrapAtStart(AdministratorProperties administrator, AdministratorBootstrap bootstrap) {
        this.administrator = administrator;
        this.bootstrap = bootstrap;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (administrator.isWanted()) {
            bootstrap.run(administrator.email(), administrator.password());
        }
    }
}
