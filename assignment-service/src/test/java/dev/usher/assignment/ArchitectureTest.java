package dev.usher.assignment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

@AnalyzeClasses(
        packages = "dev.usher.assignment",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domainKnowsOnlyTheJdkAndThePolicy =
            classes()
                    .that()
                    .resideInAPackage("..assignment.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "dev.usher.policy..",
                            "dev.usher.assignment.domain..");

    @ArchTest
    static final ArchRule applicationKnowsOnlyTheDomain =
            classes()
                    .that()
                    .resideInAPackage("..assignment.application..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "dev.usher.policy..",
                            "dev.usher.assignment.domain..",
                            "dev.usher.assignment.application..");

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther =
            slices().matching("dev.usher.assignment.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyTheWiringKnowsAll =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..assignment.config..", "dev.usher.assignment")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..assignment.config..");

    @ArchTest
    static final ArchRule timeAndIdsComeFromOutside =
            noClasses()
                    .that()
                    .resideInAnyPackage("..assignment.domain..", "..assignment.application..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            noFields().should().beAnnotatedWith(Autowired.class);
}
