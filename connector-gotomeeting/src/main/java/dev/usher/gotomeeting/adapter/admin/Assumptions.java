package dev.usher.gotomeeting.adapter.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the connector takes for granted of GoTo, held against what a probe has seen. */
final class Assumptions {

    private final List<Exchange> exchanges;

    Assumptions(List<Exchange> exchanges) {
        this.exchanges = List.copyOf(exchanges);
    }

    List<Finding> judged() {
        List<Finding> findings = new ArrayList<>();
        aboutSignIn(findings);
        aboutLists(findings);
        exchange(Probe.USERS)
                .ifPresent(page -> findings.addAll(new UserAssumptions(page).judged()));
        aboutOneUser(findings);
        aboutSearching(findings);
        aboutTheRest(findings);
        findings.addAll(WriteAssumptions.notSeen());
        return findings;
    }

    private void aboutSignIn(List<Finding> findings) {
        add(
                findings,
                "/me tells accounts and admin roles.",
                Probe.ME,
                me ->
                        Finding.of(
                                "",
                                body(me).path("accounts").size() + " accounts",
                                body(me).path("accounts").isArray()
                                        && body(me).path("accounts").path(0).has("adminRoles")));
        add(
                findings,
                "A wrong token is answered 401, or 403 with InvalidToken.",
                Probe.WRONG_TOKEN,
                answer ->
                        Finding.of(
                                "",
                                status(answer),
                                answer.status() == 401
                                        || (answer.status() == 403
                                                && body(answer)
                                                        .toString()
                                                        .contains("InvalidToken"))));
    }

    private void aboutLists(List<Finding> findings) {
        add(
                findings,
                "A page may have 200 users, and tells the total.",
                Probe.USERS,
                page ->
                        Finding.of(
                                "",
                                page.count() + " of " + page.number("total"),
                                page.number("total") >= 0
                                        && page.count() == Math.min(200, page.number("total"))));
        add(
                findings,
                "toIndex is the index after the last user of the page.",
                Probe.USERS,
                page ->
                        Finding.of(
                                "",
                                "toIndex " + page.number("toIndex") + " for " + page.count(),
                                page.number("toIndex") == page.count()));
        add(
                findings,
                "Without a page size there are 25 users to a page.",
                Probe.USERS_BY_DEFAULT,
                page ->
                        page.number("total") <= 25
                                ? Finding.notSeen("", "there are too few users")
                                : Finding.of("", page.count() + " users", page.count() == 25));
        add(
                findings,
                "offset counts users.",
                Probe.SECOND_USER,
                second ->
                        keys(Probe.USERS).size() < 2
                                ? Finding.notSeen("", "there is one user only")
                                : Finding.of(
                                        "",
                                        "offset 1 begins with the second user",
                                        keys(Probe.SECOND_USER)
                                                .equals(keys(Probe.USERS).subList(1, 2))));
        add(
                findings,
                "A list that is read twice has the same order.",
                Probe.USERS_AGAIN,
                again ->
                        Finding.of(
                                "",
                                again.count() + " users compared",
                                keys(Probe.USERS).equals(keys(Probe.USERS_AGAIN))));
    }

    private void aboutOneUser(List<Finding> findings) {
        add(
                findings,
                "A user that does not exist is answered 404 with user.not.found.",
                Probe.UNKNOWN_USER,
                answer ->
                        Finding.of(
                                "",
                                status(answer),
                                answer.status() == 404
                                        && body(answer).toString().contains("user.not.found")));
        add(
                findings,
                "A user read by key looks as in the list.",
                Probe.USER,
                answer ->
                        Finding.of(
                                "",
                                status(answer),
                                exchange(Probe.USERS).stream()
                                        .flatMap(page -> page.results().stream())
                                        .anyMatch(
                                                user ->
                                                        answer.body()
                                                                .filter(user::equals)
                                                                .isPresent())));
    }

    private void aboutSearching(List<Finding> findings) {
        findsOne(findings, "The filter email eq \"...\" finds a user.", Probe.FILTERED);
        findsOne(findings, "The filter (email=\"...\") finds a user.", Probe.FILTERED_OLD);
        findsOne(findings, "Searching by e-mail ignores case.", Probe.FILTERED_OTHER_CASE);
        add(
                findings,
                "A search that finds nobody is answered with an empty list, or 404.",
                Probe.FILTERED_NOBODY,
                answer ->
                        Finding.of(
                                "",
                                status(answer) + ", " + answer.count() + " users",
                                answer.status() == 404
                                        || (answer.succeeded() && answer.count() == 0)));
    }

    private void aboutTheRest(List<Finding> findings) {
        add(
                findings,
                "A licence has key, seats, userCount and products.",
                Probe.LICENCES,
                licences ->
                        licences.count() == 0
                                ? Finding.notSeen("", "there is none, " + status(licences))
                                : Finding.of(
                                        "",
                                        licences.count() + " licences",
                                        licences.results().stream()
                                                .allMatch(
                                                        item ->
                                                                item.has("key")
                                                                        && item.path("seats")
                                                                                .isInt()
                                                                        && item.path("userCount")
                                                                                .isInt()
                                                                        && item.has("products"))));
        listOf(findings, "A group has key and name.", Probe.GROUPS, "key");
        listOf(findings, "A custom role has id and name.", Probe.ROLE_SETS, "id");
        boolean limits =
                exchanges.stream()
                        .flatMap(exchange -> exchange.headers().keySet().stream())
                        .anyMatch(name -> name.contains("ratelimit"));
        findings.add(
                Finding.of(
                        "No header tells of the rate limit.",
                        limits ? "some answers had one" : "none had one",
                        !limits));
    }

    private void findsOne(List<Finding> findings, String assumption, String path) {
        add(
                findings,
                assumption,
                path,
                answer ->
                        Finding.of(
                                "",
                                status(answer) + ", " + answer.count() + " users",
                                answer.succeeded() && answer.count() == 1));
    }

    private void listOf(List<Finding> findings, String assumption, String path, String id) {
        add(
                findings,
                assumption,
                path,
                answer ->
                        answer.count() == 0
                                ? Finding.notSeen("", "there is none, " + status(answer))
                                : Finding.of(
                                        "",
                                        answer.count() + " seen",
                                        answer.results().stream()
                                                .allMatch(
                                                        item ->
                                                                item.has(id)
                                                                        && item.path("name")
                                                                                .isString())));
    }

    /** Adds what is found at an exchange, or that it did not come to it. */
    private void add(
            List<Finding> findings,
            String assumption,
            String path,
            Function<Exchange, Finding> judging) {
        Finding found =
                exchange(path).map(judging).orElseGet(() -> Finding.notSeen("", "not asked"));
        findings.add(new Finding(assumption, found.seen(), found.verdict()));
    }

    private Optional<Exchange> exchange(String path) {
        return exchanges.stream().filter(exchange -> exchange.path().equals(path)).findFirst();
    }

    private List<String> keys(String path) {
        List<String> keys = new ArrayList<>();
        exchange(path)
                .ifPresent(
                        page ->
                                page.results()
                                        .forEach(user -> keys.add(user.path("key").asString(""))));
        return keys;
    }

    private static JsonNode body(Exchange exchange) {
        return Objects.requireNonNullElseGet(
                exchange.body().orElse(null), MissingNode::getInstance);
    }

    private static String status(Exchange exchange) {
        return "answered " + exchange.status();
    }
}
