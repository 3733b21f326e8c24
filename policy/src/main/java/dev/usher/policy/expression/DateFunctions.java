package dev.usher.policy.expression;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Functions on dates, in UTC. */
final class DateFunctions {

    private DateFunctions() {}

    static Value cDate(Arguments arguments) {
        return written(date(arguments, 0));
    }

    static Function.Body dateAdd(CallSite call) {
        Interval interval = interval(call);
        call.checkNumber(1);
        return arguments -> {
            Long value = arguments.number(1);
            LocalDateTime date = date(arguments, 2);
            if (value == null || date == null) {
                return Value.Absent.ABSENT;
            }
            try {
                return written(inRange(arguments, date.plus(value, interval.unit)));
            } catch (DateTimeException | ArithmeticException tooFar) {
                throw outOfRange(arguments);
            }
        };
    }

    static Function.Body dateDiff(CallSite call) {
        Interval interval = interval(call);
        return arguments -> {
            LocalDateTime from = date(arguments, 1);
            LocalDateTime to = date(arguments, 2);
            return from == null || to == null
                    ? Value.Absent.ABSENT
                    : new Value.Whole(interval.between(from, to));
        };
    }

    private static Interval interval(CallSite call) {
        return Interval.of(call.constant(0).orElse(""))
                .orElseThrow(
                        () ->
                                call.refuse(
                                        0,
                                        "This is no interval.",
                                        "Write \"yyyy\" (year), \"m\" (month), \"ww\" (week),"
                                                + " \"d\" (day), \"h\" (hour), \"n\" (minute) or"
                                                + " \"s\" (second)."));
    }

    static Value dateFromNum(Arguments arguments) {
        Long number = arguments.number(0);
        return number == null
                ? Value.Absent.ABSENT
                : written(inRange(arguments, Dates.ofFileTime(number)));
    }

    static Value numFromDate(Arguments arguments) {
        LocalDateTime date = date(arguments, 0);
        try {
            return date == null ? Value.Absent.ABSENT : new Value.Whole(Dates.fileTime(date));
        } catch (ArithmeticException tooFar) {
            throw outOfRange(arguments);
        }
    }

    static Function.Body formatDateTime(CallSite call) {
        DateStyles styles = DateStyles.of(call, 1);
        DotNetDateFormat input = format(call, 2, styles);
        DotNetDateFormat output = format(call, 3, DateStyles.DEFAULT);
        if (!input.namesYear()) {
            throw call.refuse(
                    2,
                    "The input format has no year.",
                    "Entra would take the present one, which differs from day to day. Add yyyy.");
        }
        return arguments -> {
            String source = arguments.text(0);
            if (source == null || source.isEmpty()) {
                return Value.Absent.ABSENT;
            }
            try {
                return Evaluation.text(output.write(input.read(styles.prepare(source))));
            } catch (DateTimeException other) {
                throw arguments.fail(
                        arguments.quote(source)
                                + " is not a date in the format "
                                + input.text()
                                + ".");
            }
        };
    }

    private static DotNetDateFormat format(CallSite call, int index, DateStyles styles) {
        String text = call.constant(index).orElse("");
        try {
            return DotNetDateFormat.of(styles.innerWhite() ? text.replace(" ", "") : text);
        } catch (IllegalArgumentException bad) {
            throw call.refuse(
                    index,
                    "This is no date format that .NET and Usher know.",
                    "Write one such as \"yyyy-MM-dd\"; quote letters that mean themselves.");
        }
    }

    private static @Nullable LocalDateTime date(Arguments arguments, int index) {
        String text = arguments.text(index);
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Dates.read(text)
                .orElseThrow(
                        () ->
                                arguments.fail(
                                        arguments.quote(text)
                                                + " is no date. Bring it into the form"
                                                + " 2026-12-31 or 2026-12-31T23:59:59Z with"
                                                + " FormatDateTime."));
    }

    private static LocalDateTime inRange(Arguments arguments, LocalDateTime date) {
        if (!Dates.known(date)) {
            throw outOfRange(arguments);
        }
        return date;
    }

    private static StoppedException outOfRange(Arguments arguments) {
        return arguments.fail("The date is not between the years 1 and 9999.");
    }

    private static Value written(@Nullable LocalDateTime date) {
        return date == null ? Value.Absent.ABSENT : Evaluation.text(Dates.write(date));
    }
}
