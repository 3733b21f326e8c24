package dev.usher.console.application;

import dev.usher.console.domain.CredentialsReference;
import dev.usher.policy.Settings;
import java.util.List;
import java.util.SortedMap;

/** Reads settings as the settings file has them. */
public interface SettingsFormat {

    /** How many bytes a text may have. */
    int LARGEST = 1_000_000;

    /** Reads the text of a settings file. */
    Parsed parse(String text);

    /**
     * Reads what a settings file says of one application. Where its credentials are is not looked
     * at.
     */
    Parsed parseOne(String application, String text);

    /** What a text came to. */
    sealed interface Parsed {

        /**
         * Settings by application; their versions mean nothing yet.
         *
         * @param credentials where they are, for the applications whose settings say so
         */
        record Good(
                SortedMap<String, Settings> settings,
                SortedMap<String, CredentialsReference> credentials)
                implements Parsed {}

        /** What is wrong with it: where, what, and what to write instead. */
        record Faulty(List<String> faults) implements Parsed {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }
}
