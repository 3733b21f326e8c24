package dev.usher.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.usher.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule policyKnowsOnlyTheJdk =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages("java..", "org.jspecify..", "dev.usher.policy..");

    @ArchTest
    static final ArchRule expressionsKnowNothingElseOfPolicy =
            noClasses()
                    .that()
                    .resideInAPackage("..expression..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.usher.policy");
}
