package dev.usher.benchmarks;

import dev.usher.benchmarks.intake.IntakeBench;
import dev.usher.benchmarks.intake.Part;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the assignment-service. */
@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the assignment-service over a real broker and a real PostgreSQL: SCIM,"
                    + " imports, a large group,",
            "and how soon a change is told. Ends with 0 only if all bounds are kept."
                    + " docs/performance.md tells what each",
            "figure means."
        })
final class IntakeCommand implements Callable<Integer> {

    @Mixin private Telling telling = new Telling();

    @Option(
            names = "--users",
            paramLabel = "N",
            converter = Size.class,
            description = "with so many users; bounds are judged with 100000, the default")
    private int users = IntakeBench.USERS;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "run only these: ${COMPLETION-CANDIDATES}")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Override
    public Integer call() throws Exception {
        Path data = Telling.data("intake");
        return telling.conclude(
                new IntakeBench(Benchmarks.project(), data, users, telling.talk()::println)
                        .run(only),
                data);
    }
}
