package dev.usher.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.usher.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheMapperKnowsTheWire =
            classes()
                    .that()
                    .resideOutsideOfPackage("dev.usher.policy.record")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", "dev.usher.policy..")
                    .andShould()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackage("dev.usher.policy.record");

    @ArchTest
    static final ArchRule expressionsKnowNothingElseOfPolicy =
            classes()
                    .that()
                    .resideInAPackage("dev.usher.policy.expression")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", "dev.usher.policy.expression");

    @ArchTest
    static final ArchRule askNeitherTimeNorChance =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class);
}
