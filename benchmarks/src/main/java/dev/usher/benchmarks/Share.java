package dev.usher.benchmarks;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of the usual work: above 0, and up to ten times as much. */
final class Share implements ITypeConverter<Double> {

    private static final int MOST = 10;

    @Override
    public Double convert(String text) {
        try {
            double share = Double.parseDouble(text);
            if (share > 0 && share <= MOST) {
                return share;
            }
        } catch (NumberFormatException _) {
            // Told below, as for any other that cannot be used.
        }
        throw new TypeConversionException(
                "'%s' is not a number above 0, up to %d".formatted(text, MOST));
    }
}
