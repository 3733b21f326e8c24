package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AbsencesTest {

    @Test
    void doubtsWhoIsMissingForTheFirstTime() {
        Absences judged = Absences.judge(2, keys(1, 2), Set.of(), true);

        assertThat(judged).isEqualTo(new Absences(none(), keys(1, 2), keys(1, 2), false));
    }

    @Test
    void believesWhoIsMissingTwice() {
        Absences judged = Absences.judge(2, keys(1, 2), keys(1, 2), true);

        assertThat(judged).isEqualTo(new Absences(keys(1, 2), none(), keys(1, 2), false));
    }

    @Test
    void believesNobodyGoneForNotBeingInAListThatMoved() {
        Absences judged = Absences.judge(2, keys(1, 2), keys(1, 2), false);

        assertThat(judged).isEqualTo(new Absences(none(), keys(1, 2), keys(1, 2), false));
    }

    @Test
    void believesNobodyGoneWhenTooManyAreMissing() {
        Absences judged = Absences.judge(100, keys(78, 100), Set.of("99"), true);

        assertThat(judged).isEqualTo(new Absences(none(), none(), keys(78, 100), true));
    }

    @Test
    void believesASecondScanThatMissesTheSame() {
        Absences first = Absences.judge(100, keys(50, 100), Set.of(), true);
        Absences second = Absences.judge(100, keys(50, 100), first.absent(), true);

        assertThat(second.suspicious()).isFalse();
        assertThat(second.gone()).hasSize(50);
    }

    @Test
    void letsTenGoFromASmallAccount() {
        assertThat(Absences.judge(10, keys(0, 10), Set.of(), true).suspicious()).isFalse();
    }

    private static NavigableSet<String> keys(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(Integer::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NavigableSet<String> none() {
        return new TreeSet<>();
    }
}
