package dev.usher.notifier.adapter.mail;

import static dev.usher.notifier.adapter.mail.Texts.number;

import dev.usher.notifier.adapter.mail.Letter.Card;
import dev.usher.notifier.adapter.mail.Letter.Line;
import dev.usher.notifier.domain.DailySummary;
import dev.usher.notifier.domain.Day;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tells what lasts, and below it what the day brought. */
final class SummaryLetter {

    private final Texts texts;
    private final Reasons reasons;

    SummaryLetter(Texts texts) {
        this.texts = texts;
        this.reasons = new Reasons(texts);
    }

    Letter write(Notification message, List<String> notes) {
        Map<String, String> facts = message.items().getFirst().facts();
        String headline = texts.text("SUMMARY.NEWS", message.application());
        List<Card> cards = new ArrayList<>();
        List<Line> causes = causes(facts);
        if (!causes.isEmpty()) {
            cards.add(card(texts.text("SUMMARY.causes"), causes));
        }
        if (facts.containsKey("since")) {
            cards.add(card(texts.text("SUMMARY.since", texts.time(facts, "since")), day(facts)));
        }
        return new Letter(
                "Usher: " + headline, headline + ".", "#1d4ed8", lasting(facts), cards, notes);
    }

    private List<Line> lasting(Map<String, String> facts) {
        List<Line> lasting = new ArrayList<>();
        for (String what : List.of("failing", "holds", "seats")) {
            lasting.add(new Line("", texts.text("SUMMARY." + what, number(facts, what))));
        }
        if (number(facts, "quarantine") > 0) {
            lasting.add(new Line("", texts.text("SUMMARY.quarantine")));
        }
        return lasting;
    }

    private List<Line> causes(Map<String, String> facts) {
        return DailySummary.causes(facts).entrySet().stream()
                .map(
                        cause ->
                                new Line(
                                        texts.text("SUMMARY.times", cause.getValue()),
                                        why(cause.getKey(), facts)))
                .toList();
    }

    private String why(String cause, Map<String, String> facts) {
        String words = DailySummary.words(facts, cause).orElse(cause);
        return reasons.why(cause, Item.of("", words, Instant.EPOCH));
    }

    private List<Line> day(Map<String, String> facts) {
        return Arrays.stream(Day.Count.values())
                .map(
                        count ->
                                new Line(
                                        texts.text("SUMMARY." + count.fact()),
                                        texts.text("number", number(facts, count.fact()))))
                .toList();
    }

    private static Card card(String title, List<Line> lines) {
        return new Card(title, "", lines, "", "");
    }
}
