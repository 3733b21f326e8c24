package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AbsencesTest {

    @Test
    void doubtsWhoIsMissingForTheFirstTime() {
        Absences judged = Absences.judge(List.of("1", "2"), Set.of("1"), Set.of());

        assertThat(judged.doubtful()).containsExactly("2");
        assertThat(judged.gone()).isEmpty();
        assertThat(judged.suspicious()).isFalse();
    }

    @Test
    void believesWhoIsMissingTwice() {
        Absences judged = Absences.judge(List.of("1", "2"), Set.of("1"), Set.of("2"));

        assertThat(judged.gone()).containsExactly("2");
        assertThat(judged.doubtful()).isEmpty();
    }

    @Test
    void believesNobodyGoneWhenTooManyAreMissing() {
        Absences judged = Absences.judge(keys(100), keys(78), Set.of("99"));

        assertThat(judged).isEqualTo(new Absences(none(), none(), judged.absent(), true));
        assertThat(judged.absent()).hasSize(22);
    }

    @Test
    void believesASecondScanThatMissesTheSame() {
        Absences first = Absences.judge(keys(100), keys(50), Set.of());
        Absences second = Absences.judge(keys(100), keys(50), first.absent());

        assertThat(second.suspicious()).isFalse();
        assertThat(second.gone()).hasSize(50);
    }

    @Test
    void letsTenGoFromASmallAccount() {
        assertThat(Absences.judge(keys(10), keys(0), Set.of()).suspicious()).isFalse();
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static NavigableSet<String> none() {
        return new TreeSet<>();
    }
}
