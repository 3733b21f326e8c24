package dev.usher.benchmarks;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many of something a benchmark is run with: enough to measure, and not beyond its numbers. */
final class Size implements ITypeConverter<Integer> {

    private static final int LEAST = 10;
    private static final int MOST = 2_000_000;

    @Override
    public Integer convert(String text) {
        try {
            int size = Integer.parseInt(text);
            if (size >= LEAST && size <= MOST) {
                return size;
            }
        } catch (NumberFormatException _) {
            // Told below, as for any other that cannot be used.
        }
        throw new TypeConversionException(
                String.format(
                        Locale.ROOT,
                        "'%s' is not a whole number from %d to %d",
                        text,
                        LEAST,
                        MOST));
    }
}
