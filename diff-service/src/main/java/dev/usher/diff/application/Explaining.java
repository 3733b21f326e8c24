package dev.usher.diff.application;

import dev.usher.diff.application.Explained.Status;
import dev.usher.diff.application.Explained.Step;
import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Change;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Forecasts;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Rule;
import dev.usher.policy.Explanation;
import dev.usher.policy.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells what would be decided about one user, step by step, and does nothing. */
final class Explaining {

    private final Desk desk;
    private final Books books;
    private final Progress progress;

    Explaining(Desk desk, Progress progress) {
        this.desk = desk;
        this.books = desk.books();
        this.progress = progress;
    }

    /** Nobody is known by this id. */
    static Explained unknown() {
        return new Explained(
                false,
                Rule.LEAVE,
                new Notice(
                        "UnknownUser",
                        "Nobody with this id has ever been assigned in this application, or the"
                                + " user has been erased.",
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of());
    }

    Explained explain(Person person) {
        return books.ready()
                .map(policy -> explain(person, policy.settings()))
                .orElseGet(this::withoutSettings);
    }

    private Explained withoutSettings() {
        return new Explained(
                true,
                Rule.GATE,
                new Notice(
                        "GateClosed",
                        progress.waitsFor().orElseThrow(),
                        Optional.of("Publish settings for the application.")),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of());
    }

    private Explained explain(Person person, Settings settings) {
        Forecast end = Forecasting.inTheEnd(desk, settings).of(person);
        Decision now = desk.consider(person);
        Optional<Waiting.Wait> wait = new Waiting(books, progress).before(person, now, settings);
        List<Step> steps = new ArrayList<>();
        books.policy().explain(person.source()).steps().forEach(step -> steps.add(imported(step)));
        steps.add(matching(end));
        steps.add(synchronization(end));
        end.command().ifPresent(send -> steps.add(export(send, wait)));
        return new Explained(
                true,
                wait.map(Waiting.Wait::rule).orElseGet(end::rule),
                wait.map(before -> before.then(Forecasts.notice(end)))
                        .orElseGet(() -> Forecasts.notice(end)),
                end.command(),
                end.accountKey(),
                settings.version(),
                steps);
    }

    private static Step imported(Explanation.Step step) {
        return new Step(
                step.name(),
                switch (step.kind()) {
                    case IMPORT -> Explained.Type.IMPORT;
                    case SCOPING -> Explained.Type.SCOPING;
                    case MATCHING -> Explained.Type.MATCHING;
                    case PROCESSING -> Explained.Type.PROCESSING;
                },
                switch (step.status()) {
                    case SUCCESS -> Status.SUCCESS;
                    case SKIPPED -> Status.SKIPPED;
                    case FAILURE -> Status.FAILURE;
                },
                step.description(),
                step.details());
    }

    private static Step matching(Forecast end) {
        Map<String, String> details = new TreeMap<>();
        end.account()
                .ifPresent(
                        account -> {
                            details.put("accountKey", account.key().value());
                            details.put("email", account.email());
                        });
        return end.accountKey()
                .map(
                        key ->
                                new Step(
                                        "EntryMatch",
                                        Explained.Type.MATCHING,
                                        Status.SUCCESS,
                                        matched(end, key),
                                        details))
                .orElseGet(
                        () ->
                                new Step(
                                        "EntryMatch",
                                        Explained.Type.MATCHING,
                                        Status.SKIPPED,
                                        "The user has no account, and none is free to be the"
                                                + " user's.",
                                        details));
    }

    private static String matched(Forecast end, AccountKey key) {
        return switch (end.decisions().getFirst()) {
            case Decision.Adopt _, Decision.TakeOver _ ->
                    "The account " + key + " has the user's matching value and becomes the user's.";
            case Decision.Unlink(_, AccountKey gone) ->
                    "The account " + gone + " was the user's and is gone from GoTo.";
            case Decision.GiveBack(AccountKey other) ->
                    "The account " + other + " was another user's before and is given up.";
            case Decision.Ask(Account other, _, boolean inUse) ->
                    "The account "
                            + other.key()
                            + (inUse ? " is the user's" : " has the user's matching value")
                            + ", but was another user's before.";
            case Decision.Nothing _,
                    Decision.Wait _,
                    Decision.Rest _,
                    Decision.Grace _,
                    Decision.Skip _,
                    Decision.Send _ ->
                    "The account " + key + " is the user's.";
        };
    }

    private static Step synchronization(Forecast end) {
        Map<String, String> details = new TreeMap<>();
        details.put("rule", end.rule().code());
        end.command()
                .ifPresent(
                        send -> {
                            for (Change change : send.changes()) {
                                details.put(
                                        change.attribute(),
                                        change.from().orElse("") + " → " + change.to().orElse(""));
                            }
                        });
        boolean skipped =
                end.outcome() == Forecast.Outcome.SKIP || end.outcome() == Forecast.Outcome.NOTHING;
        return new Step(
                "EntrySynchronization" + end.command().map(Explaining::suffix).orElse("Skip"),
                Explained.Type.PROCESSING,
                skipped ? Status.SKIPPED : Status.SUCCESS,
                Forecasts.notice(end).details(),
                details);
    }

    private static Step export(Decision.Send send, Optional<Waiting.Wait> wait) {
        return new Step(
                "EntryExport" + suffix(send),
                Explained.Type.EXPORT,
                Status.SKIPPED,
                wait.map(before -> before.why().details())
                        .orElse("The command would be sent now: " + send.action() + "."),
                Map.of());
    }

    private static String suffix(Decision.Send send) {
        return switch (send.action()) {
            case CREATE -> "Add";
            case DELETE -> "Delete";
            case UPDATE, ENABLE, DISABLE, CANCEL -> "Update";
        };
    }
}
