package dev.usher.notifier.adapter.mail;

import dev.usher.notifier.adapter.mail.Letter.Card;
import dev.usher.notifier.adapter.mail.Letter.Line;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Notification.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Names people one by one; what is the same for all of them is said once. */
final class PeopleLetter {

    private final Texts texts;
    private final Reasons reasons;
    private final Optional<String> consoleUrl;

    PeopleLetter(Texts texts, Optional<String> consoleUrl) {
        this.texts = texts;
        this.reasons = new Reasons(texts);
        this.consoleUrl = consoleUrl;
    }

    Letter write(Notification message, String headline, List<String> notes) {
        String cause = message.group().cause();
        boolean isOver = message.telling() == Telling.END;
        Optional<String> why = same(message, item -> reasons.why(cause, item));
        Optional<String> todo = same(message, item -> reasons.todo(cause, item));
        List<Line> paragraphs = new ArrayList<>();
        if (!isOver) {
            why.ifPresent(text -> add(paragraphs, "label.why", text));
            todo.ifPresent(text -> add(paragraphs, "label.todo", text));
        }
        List<Card> cards =
                message.items().stream()
                        .filter(item -> !(item.name().isEmpty() && item.address().isEmpty()))
                        .map(
                                item ->
                                        card(
                                                item,
                                                isOver
                                                        ? end(item)
                                                        : lines(message, item, why, todo)))
                        .toList();
        return new Letter(
                "Usher: " + headline,
                headline + ".",
                isOver ? "#15803d" : "#c2410c",
                paragraphs,
                cards,
                notes);
    }

    private Card card(Item item, List<Line> lines) {
        boolean nameless = item.name().isEmpty() || item.name().equals(item.address());
        return new Card(
                nameless ? item.address() : item.name(),
                nameless ? "" : item.address(),
                lines,
                consoleUrl
                        .flatMap(url -> item.logId().map(id -> url + "/api/v1/log/" + id))
                        .orElse(""),
                texts.text("log"));
    }

    private List<Line> end(Item item) {
        return item.isWithdrawn()
                ? List.of(new Line(texts.text("label.now"), texts.text("withdrawn")))
                : List.of();
    }

    private List<Line> lines(
            Notification message, Item item, Optional<String> sameWhy, Optional<String> sameTodo) {
        String cause = message.group().cause();
        List<Line> lines = new ArrayList<>();
        if (message.items().stream().map(Item::what).distinct().count() > 1) {
            texts.find("what." + item.what(), "").ifPresent(what -> lines.add(new Line("", what)));
        }
        if (sameWhy.isEmpty()) {
            add(lines, "label.why", reasons.why(cause, item));
        }
        if (sameTodo.isEmpty()) {
            add(lines, "label.todo", reasons.todo(cause, item));
        }
        add(lines, "label.when", texts.time(item.occurredAt()));
        item.retryAt()
                .filter(at -> at.isAfter(message.plannedAt()))
                .ifPresent(at -> add(lines, "label.retry", texts.time(at)));
        if (item.isGivenUp()) {
            add(lines, "label.gaveUp", texts.text("never"));
        }
        return lines;
    }

    private void add(List<Line> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(new Line(texts.text(label), text));
        }
    }

    /** What all have in common, if there are several and they have. */
    private static Optional<String> same(Notification message, Function<Item, String> text) {
        List<String> all = message.items().stream().map(text).distinct().toList();
        return message.items().size() > 1 && all.size() == 1
                ? Optional.of(all.getFirst())
                : Optional.empty();
    }
}
