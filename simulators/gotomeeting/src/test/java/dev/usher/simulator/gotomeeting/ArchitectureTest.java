package dev.usher.simulator.gotomeeting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(
        packages = "dev.usher.simulator.gotomeeting",
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theDomainKnowsTheJdkOnly =
            classes()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("..domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theDomainIsToldTheTime =
            noClasses()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.usher.simulator.gotomeeting.(**)").should().beFreeOfCycles();
}
