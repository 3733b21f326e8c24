package dev.usher.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(
        packages = "dev.usher.notifier",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domainKnowsOnlyTheJdkAndPolicy =
            classes()
                    .that()
                    .resideInAPackage("..notifier.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.usher.notifier.domain..",
                            "dev.usher.policy..",
                            "java..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule domainReadsNoClockAndThrowsNoDice =
            noClasses()
                    .that()
                    .resideInAPackage("..notifier.domain..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(System.class);

    @ArchTest
    static final ArchRule applicationKnowsNoEdge =
            noClasses()
                    .that()
                    .resideInAPackage("..notifier.application..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..notifier.adapter..",
                            "..notifier.config..",
                            "dev.usher.contracts..",
                            "org.springframework..",
                            "org.apache..");

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther =
            slices().matching("dev.usher.notifier.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyConfigurationSeesAll =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..notifier.config..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..notifier.config..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
}
