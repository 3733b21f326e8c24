package dev.usher.notifier.adapter.mail;

import static dev.usher.notifier.adapter.mail.Texts.number;

import dev.usher.notifier.adapter.mail.Letter.Card;
import dev.usher.notifier.adapter.mail.Letter.Line;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Notification.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts messages into words. */
final class LetterWriter {

    private static final String BAD = "#c2410c";
    private static final String GOOD = "#15803d";
    private static final String NEUTRAL = "#1d4ed8";

    private final Texts texts;
    private final Reasons reasons;
    private final Optional<String> consoleUrl;

    LetterWriter(Texts texts, Optional<String> consoleUrl) {
        this.texts = texts;
        this.reasons = new Reasons(texts);
        this.consoleUrl = consoleUrl;
    }

    Letter write(Notification message) {
        return switch (message.group().kind()) {
            case USERS ->
                    new PeopleLetter(texts, consoleUrl)
                            .write(message, users(message), notes(message));
            case HOLD_EXPIRED ->
                    new PeopleLetter(texts, consoleUrl)
                            .write(
                                    message,
                                    texts.text("HOLD_EXPIRED.NEWS", people(message.count())),
                                    notes(message));
            case QUARANTINE -> quarantine(message);
            case SEATS -> seats(message);
            case CREDENTIALS -> credentials(message);
            case HOLD -> hold(message);
            case FIRST_CYCLE -> firstCycle(message);
            case SUMMARY -> new SummaryLetter(texts).write(message, notes(message));
            case TEST -> test(message);
            case MAINTENANCE, DAY -> throw new IllegalArgumentException("This is never told");
        };
    }

    private String users(Notification message) {
        List<String> whats = message.items().stream().map(Item::what).distinct().toList();
        String what =
                whats.size() == 1 && !whats.getFirst().isEmpty()
                        ? "what." + whats.getFirst()
                        : "what";
        boolean withdrawn = message.items().stream().anyMatch(Item::isWithdrawn);
        return texts.text(
                "USERS." + message.telling() + (withdrawn ? ".WITHDRAWN" : ""),
                people(message.count()),
                texts.find(what, "").orElseGet(() -> texts.text("what")));
    }

    private Letter quarantine(Notification message) {
        boolean isOver = message.telling() == Telling.END;
        boolean changed = !isOver && !message.thread().equals(message.id());
        Item item = message.items().getFirst();
        List<Line> paragraphs = new ArrayList<>();
        paragraphs.add(plain(texts.text(isOver ? "QUARANTINE.END.text" : "QUARANTINE.NEWS.text")));
        if (!isOver) {
            String code = item.facts().getOrDefault(Item.CODE, "");
            paragraphs.add(new Line(texts.text("label.why"), reasons.why(code, item)));
            String todo = reasons.todo(code, item);
            if (!todo.isEmpty()) {
                paragraphs.add(todo(todo));
            }
            paragraphs.add(new Line(texts.text("label.since"), texts.time(item.occurredAt())));
            item.retryAt()
                    .filter(at -> at.isAfter(message.plannedAt()))
                    .ifPresent(
                            at ->
                                    paragraphs.add(
                                            new Line(texts.text("label.probe"), texts.time(at))));
        }
        String headline =
                texts.text(
                        changed ? "QUARANTINE.CHANGED" : "QUARANTINE." + message.telling(),
                        message.application());
        return letter(headline, isOver ? GOOD : BAD, paragraphs, message);
    }

    private Letter seats(Notification message) {
        Map<String, String> facts = message.items().getFirst().facts();
        int free = number(facts, "free");
        if (message.telling() == Telling.END) {
            return letter(
                    texts.text("SEATS.END", message.group().cause()), GOOD, List.of(), message);
        }
        return letter(
                texts.text(
                        "SEATS." + facts.getOrDefault("level", "OUT"),
                        message.group().cause(),
                        free),
                BAD,
                List.of(
                        plain(texts.text("SEATS.text", free, number(facts, "total"))),
                        todo(texts.text("SEATS.todo"))),
                message);
    }

    private Letter credentials(Notification message) {
        if (message.telling() == Telling.END) {
            return letter(texts.text("CREDENTIALS.END"), GOOD, List.of(), message);
        }
        Map<String, String> facts = message.items().getFirst().facts();
        return letter(
                texts.text("CREDENTIALS.NEWS"),
                BAD,
                List.of(
                        plain(texts.text("CREDENTIALS.text", texts.time(facts, "expiresAt"))),
                        todo(texts.text("CREDENTIALS.todo"))),
                message);
    }

    private Letter hold(Notification message) {
        Item item = message.items().getFirst();
        Map<String, String> facts = item.facts();
        String call =
                consoleUrl.orElse("")
                        + "/api/v1/jobs/"
                        + message.application()
                        + "/holds/"
                        + facts.get("holdId");
        int more = number(facts, "more");
        String names = facts.getOrDefault("names", "");
        return letter(
                texts.text("HOLD.NEWS", people(number(facts, "held"))),
                BAD,
                List.of(
                        new Line(
                                texts.text("label.why"),
                                reasons.why(facts.getOrDefault(Item.CODE, ""), item)),
                        plain(
                                texts.text(
                                        "HOLD.text",
                                        number(facts, "alreadyRun"),
                                        number(facts, "limit"))),
                        new Line(
                                texts.text("label.who"),
                                more > 0
                                        ? texts.text("HOLD.namesAndMore", names, more)
                                        : texts.text("HOLD.names", names)),
                        new Line(
                                texts.text("HOLD.release"),
                                texts.text("HOLD.call", call + "/release")),
                        new Line(
                                texts.text("HOLD.reject"),
                                texts.text("HOLD.call", call + "/reject")),
                        plain(texts.text("HOLD.calls")),
                        new Line(
                                texts.text("label.until"),
                                texts.text("HOLD.until", texts.time(facts, "expiresAt")))),
                message);
    }

    private Letter firstCycle(Notification message) {
        Map<String, String> facts = message.items().getFirst().facts();
        return letter(
                texts.text("FIRST_CYCLE.NEWS", message.application()),
                GOOD,
                List.of(
                        plain(
                                texts.text(
                                        "FIRST_CYCLE.text",
                                        number(facts, "users"),
                                        number(facts, "accounts"),
                                        number(facts, "done"),
                                        number(facts, "adopted"),
                                        number(facts, "skipped"),
                                        number(facts, "failed"),
                                        number(facts, "held"))),
                        plain(
                                texts.text(
                                        "FIRST_CYCLE.time",
                                        texts.time(facts, "startedAt"),
                                        texts.time(facts, "finishedAt")))),
                message);
    }

    private Letter test(Notification message) {
        return letter(
                texts.text("TEST.NEWS"),
                NEUTRAL,
                List.of(
                        plain(
                                texts.text(
                                        "TEST.text",
                                        message.items().getFirst().name(),
                                        message.application()))),
                message);
    }

    private Letter letter(
            String headline, String colour, List<Line> paragraphs, Notification message) {
        return new Letter(
                "Usher: " + headline,
                headline + ".",
                colour,
                paragraphs,
                List.<Card>of(),
                notes(message));
    }

    private List<String> notes(Notification message) {
        List<String> notes = new ArrayList<>();
        int more = message.count() - message.items().size();
        if (more > 0) {
            notes.add(texts.text("note.more", more));
        }
        if (message.telling() != Telling.END && message.over() > 0) {
            notes.add(texts.text("note.over", message.over()));
        }
        if (message.telling() == Telling.NEWS && message.lasting() > message.count()) {
            notes.add(texts.text("note.lasting", message.lasting()));
        }
        if (message.leftOut() > 0) {
            notes.add(texts.text("note.leftOut", message.leftOut()));
        }
        if (message.allWell()) {
            notes.add(texts.text("note.allWell"));
        }
        return notes;
    }

    private Line todo(String text) {
        return new Line(texts.text("label.todo"), text);
    }

    private static Line plain(String text) {
        return new Line("", text);
    }

    private String people(int count) {
        return texts.text("people", count);
    }
}
