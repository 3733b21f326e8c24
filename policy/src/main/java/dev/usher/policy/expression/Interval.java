package dev.usher.policy.expression;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** Units of {@code DateAdd} and {@code DateDiff}; differences are Visual Basic's. */
enum Interval {
    YEAR("yyyy", ChronoUnit.YEARS) {
        @Override
        long between(LocalDateTime from, LocalDateTime to) {
            return (long) to.getYear() - from.getYear();
        }
    },
    MONTH("m", ChronoUnit.MONTHS) {
        @Override
        long between(LocalDateTime from, LocalDateTime to) {
            return 12 * YEAR.between(from, to) + to.getMonthValue() - from.getMonthValue();
        }
    },
    WEEK("ww", ChronoUnit.WEEKS) {
        @Override
        long between(LocalDateTime from, LocalDateTime to) {
            return DAY.between(afterSunday(from), afterSunday(to)) / 7;
        }

        private LocalDateTime afterSunday(LocalDateTime date) {
            return date.minusDays(date.getDayOfWeek().getValue() % 7);
        }
    },
    DAY("d", ChronoUnit.DAYS),
    HOUR("h", ChronoUnit.HOURS),
    MINUTE("n", ChronoUnit.MINUTES),
    SECOND("s", ChronoUnit.SECONDS);

    final String sign;
    final ChronoUnit unit;

    Interval(String sign, ChronoUnit unit) {
        this.sign = sign;
        this.unit = unit;
    }

    static Optional<Interval> of(String sign) {
        return Arrays.stream(values()).filter(interval -> interval.sign.equals(sign)).findFirst();
    }

    /** Calendar years and months, weeks from Sunday; the rest in whole units that have passed. */
    long between(LocalDateTime from, LocalDateTime to) {
        return unit.between(from, to);
    }
}
