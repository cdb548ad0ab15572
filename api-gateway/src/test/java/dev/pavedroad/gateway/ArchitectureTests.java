package dev.pavedroad.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.pavedroad.chassis.test.HouseRules;
import dev.pavedroad.chassis.test.WrittenByHand;

@AnalyzeClasses(packages = "dev.pavedroad.gateway", importOptions = {DoNotIncludeTests.class, WrittenByHand.class})
class ArchitectureTests {

    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static void callsOnlyWhatItRoutes(JavaClasses all) {
        noClasses().should().beAnnotatedWith("org.springframework.cloud.openfeign.FeignClient").check(all);
    }
}
