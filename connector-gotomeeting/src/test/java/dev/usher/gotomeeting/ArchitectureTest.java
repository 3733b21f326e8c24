package dev.usher.gotomeeting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
        packages = "dev.usher.gotomeeting",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domainKnowsOnlyTheLanguageAndThePolicy =
            classes()
                    .that()
                    .resideInAPackage("..gotomeeting.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "dev.usher.policy..",
                            "..gotomeeting.domain..");

    @ArchTest
    static final ArchRule applicationKnowsNeitherAdaptersNorConfigNorSpring =
            classes()
                    .that()
                    .resideInAPackage("..gotomeeting.application..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.slf4j..",
                            "dev.usher.policy..",
                            "..gotomeeting.domain..",
                            "..gotomeeting.application..");

    @ArchTest
    static final ArchRule adaptersDoNotSeeEachOther =
            slices().matching("..gotomeeting.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule adaptersDoNotSeeConfig =
            noClasses()
                    .that()
                    .resideInAPackage("..gotomeeting.adapter..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..gotomeeting.config..");

    @ArchTest
    static final ArchRule domainAsksNeitherTimeNorChance =
            noClasses()
                    .that()
                    .resideInAPackage("..gotomeeting.domain..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(System.class);

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            fields().should().notBeAnnotatedWith(Autowired.class);
}
