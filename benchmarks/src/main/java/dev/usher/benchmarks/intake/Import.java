package dev.usher.benchmarks.intake;

import dev.usher.benchmarks.report.Report;
import dev.usher.local.client.AssignmentApi;
import java.io.IOException;
import java.util.Locale;

/** All users are imported, and made members of a group. */
final class Import implements Phase {

    @Override
    public void run(Rig rig, People people, Report<Figure> report)
            throws IOException, InterruptedException {
        String users = People.users(0, people.size());
        double seconds = seconds(rig, users, people.size());
        report.put(Figure.IMPORT_ROWS_PER_SECOND, people.size() / seconds);
        rig.say(String.format(Locale.ROOT, "%,d users imported in %.1f s", people.size(), seconds));
        String group =
                "{\"kind\":\"group\",\"id\":\"%s\",\"displayName\":\"Everybody\"}\n"
                        .formatted(People.EVERYBODY);
        double more = seconds(rig, group + People.members(0, people.size()), people.size() + 1);
        rig.say(String.format(Locale.ROOT, "%,d members in %.1f s", people.size(), more));
    }

    private static double seconds(Rig rig, String lines, int rows)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        AssignmentApi.Imported imported = rig.api().importLines(lines);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (imported.accepted() != rows) {
            throw new IllegalStateException(
                    "Of "
                            + rows
                            + " rows "
                            + imported.accepted()
                            + " were taken; refused: "
                            + imported.refused().stream().limit(5).toList());
        }
        return seconds;
    }
}
