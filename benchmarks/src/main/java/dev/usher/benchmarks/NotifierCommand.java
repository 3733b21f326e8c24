package dev.usher.benchmarks;

import dev.usher.benchmarks.notifier.NotifierBench;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the notifier. */
@Command(
        name = "notifier",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the notifier against a mail server: how soon people hear of many failures, in"
                    + " how few mails,",
            "and that none is lost or repeated when it is killed in between. Ends with 0 only if"
                    + " all bounds are kept.",
            "docs/performance.md tells what each figure means."
        })
final class NotifierCommand implements Callable<Integer> {

    @Mixin private Telling telling = new Telling();

    @Option(
            names = "--failures",
            paramLabel = "N",
            converter = Size.class,
            description = "so many users fail for one cause within a minute (${DEFAULT-VALUE})")
    private int failures = NotifierBench.FAILURES;

    @Override
    public Integer call() throws Exception {
        Path data = Telling.data("notifier");
        return telling.conclude(
                new NotifierBench(Benchmarks.project(), data, failures, telling.talk()::println)
                        .run(),
                data);
    }
}
