package dev.usher.notifier.adapter.mail;

import java.util.List;

/**
 * What a mail says, in words.
 *
 * @param subject one line
 * @param headline the same as a sentence
 * @param colour of the rule above, as in CSS
 * @param paragraphs that concern all cards
 * @param cards of the people or things it tells of
 * @param notes at the end
 */
record Letter(
        String subject,
        String headline,
        String colour,
        List<Line> paragraphs,
        List<Card> cards,
        List<String> notes) {

    /**
     * @param label may be empty
     */
    record Line(String label, String text) {}

    /** One person or thing; what is unknown is empty. */
    record Card(String title, String address, List<Line> lines, String link, String linkText) {}
}
