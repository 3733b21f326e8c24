package dev.usher.gotomeeting.adapter.admin;

/**
 * What was seen of one assumption about GoTo.
 *
 * @param assumption a sentence
 * @param seen what speaks for or against it; nothing personal
 */
public record Finding(String assumption, String seen, Verdict verdict) {

    /** Whether an assumption is right, as far as could be seen. */
    public enum Verdict {
        HOLDS("holds"),
        DOES_NOT_HOLD("does NOT hold"),
        NOT_SEEN("not seen");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static Finding of(String assumption, String seen, boolean holds) {
        return new Finding(assumption, seen, holds ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD);
    }

    static Finding notSeen(String assumption, String why) {
        return new Finding(assumption, why, Verdict.NOT_SEEN);
    }
}
