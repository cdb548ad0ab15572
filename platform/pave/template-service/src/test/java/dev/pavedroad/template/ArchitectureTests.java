package dev.pavedroad.template;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.pavedroad.chassis.test.HouseRules;
import dev.pavedroad.chassis.test.WrittenByHand;

@AnalyzeClasses(packages = "dev.pavedroad.template",
        importOptions = {DoNotIncludeTests.class, WrittenByHand.class})
class ArchitectureTests {

    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static void callsWhatTheMapAllowsAndNothingElse(JavaClasses all) {
        HouseRules.feignClientsAreTheCallsOf("template-service", all);
    }
}
