package dev.usher.notifier.adapter.mail;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/** The texts of one language: a file each, with English for what it lacks. */
final class Texts {

    private static final String BUNDLE = "mail.messages";

    private static final ResourceBundle.Control ENGLISH_OTHERWISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;
    private final DateTimeFormatter times;

    /**
     * @param language its tag; English, if there is no file for it
     * @param zone that times are told in
     */
    Texts(String language, ZoneId zone) {
        ResourceBundle found =
                ResourceBundle.getBundle(
                        BUNDLE, Locale.forLanguageTag(language), ENGLISH_OTHERWISE);
        this.bundle = found;
        this.locale = found.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : found.getLocale();
        this.times = DateTimeFormatter.ofPattern(found.getString("time"), locale).withZone(zone);
    }

    Locale locale() {
        return locale;
    }

    /** A text with its values in it, none of which is taken for anything but itself. */
    String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** The same, if there is such a text, and the value that it names. */
    Optional<String> find(String key, String value) {
        return bundle.containsKey(key)
                        && !(value.isEmpty() && bundle.getString(key).contains("{0}"))
                ? Optional.of(text(key, value))
                : Optional.empty();
    }

    String time(Instant time) {
        return times.format(time);
    }

    /** A time that is among the facts of something. */
    String time(Map<String, String> facts, String fact) {
        return time(Instant.parse(facts.getOrDefault(fact, Instant.EPOCH.toString())));
    }

    /** A number that is among the facts of something. */
    static int number(Map<String, String> facts, String fact) {
        return Integer.parseInt(facts.getOrDefault(fact, "0"));
    }
}
