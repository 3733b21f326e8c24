package dev.usher.simulator.gotomeeting.adapter.own;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Page;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Touched;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The page that shows it all to a person. */
final class Overview {

    private static final int ROWS = 50;

    private final Scene scene;

    Overview(Scene scene) {
        this.scene = scene;
    }

    Reply show(ApiCall call) {
        Html page = new Html();
        page.heading("GoTo, imitated")
                .line(
                        "Account %s (%s). The clock shows %s%s."
                                .formatted(
                                        scene.options().account().key(),
                                        scene.options().account().name(),
                                        scene.clock().instant(),
                                        scene.clock().stands() ? " and stands still" : ""));
        accounts(page, call.query().text("email").orElse(""), call.query().number("offset", 0, 0));
        licenses(page);
        faults(page);
        calls(page);
        switches(page);
        return Reply.text(200, "text/html; charset=utf-8", page.toString())
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .with("Cache-Control", "no-store");
    }

    private void accounts(Html page, String searched, int offset) {
        Page<GoToUser> found = Page.of(matching(searched), offset, ROWS);
        page.heading("Accounts").search("email", searched);
        page.table(
                List.of("e-mail", "name", "status", "licences", "roles", "group", "key"),
                found.results().stream().map(this::row).toList());
        int end = found.from() + found.results().size();
        page.line(
                found.results().isEmpty()
                        ? "Nobody"
                        : "%d to %d of %d".formatted(found.from() + 1, end, found.total()));
        String query = "?email=" + URLEncoder.encode(searched, StandardCharsets.UTF_8);
        if (offset > 0) {
            page.link(query + "&offset=" + Math.max(0, offset - ROWS), "previous");
        }
        if (end < found.total()) {
            page.link(query + "&offset=" + end, "next");
        }
    }

    private List<GoToUser> matching(String searched) {
        String text = searched.strip().toLowerCase(Locale.ROOT);
        List<GoToUser> all = scene.account().users().all();
        return text.isEmpty()
                ? all
                : all.stream()
                        .filter(user -> user.email().toLowerCase(Locale.ROOT).contains(text))
                        .toList();
    }

    private List<String> row(GoToUser user) {
        return List.of(
                user.email(),
                user.profile().firstName() + " " + user.profile().lastName(),
                scene.account().users().status(user).name(),
                String.join(", ", scene.account().users().products(user)),
                String.join(", ", user.adminRoles()),
                scene.account().groups().pathOf(user).stream()
                        .map(it -> it.name())
                        .reduce((a, b) -> a + " / " + b)
                        .orElse(""),
                user.key().value());
    }

    private void licenses(Html page) {
        page.heading("Licences")
                .table(
                        List.of("licence", "products", "seats", "taken", "invited", "key"),
                        scene.account().licenses().all().stream()
                                .map(
                                        use ->
                                                List.of(
                                                        use.license().description(),
                                                        String.join(", ", use.license().products()),
                                                        Integer.toString(use.license().seats()),
                                                        Integer.toString(use.holders().size()),
                                                        Integer.toString(use.invited().size()),
                                                        use.license().key().value()))
                                .toList());
    }

    private void faults(Html page) {
        page.heading("Faults that wait")
                .table(
                        List.of("number", "fault", "meant for", "struck"),
                        scene.faults().waiting().stream()
                                .map(
                                        it ->
                                                List.of(
                                                        Long.toString(it.number()),
                                                        it.described(),
                                                        it.seen() + " calls",
                                                        Long.toString(it.struck())))
                                .toList())
                .line("Latency: " + scene.latencies().latency());
    }

    private void calls(Html page) {
        page.heading("Last calls")
                .table(
                        List.of("at", "operation", "call", "status", "about"),
                        scene.journal().latest(ROWS).stream()
                                .map(
                                        it ->
                                                List.of(
                                                        it.at().toString(),
                                                        it.request().operation(),
                                                        it.request().method()
                                                                + " "
                                                                + it.request().path(),
                                                        it.status()
                                                                + (it.disturbed()
                                                                        ? " (disturbed)"
                                                                        : ""),
                                                        about(it.touched())))
                                .toList());
    }

    private static String about(List<Touched> touched) {
        String first =
                touched.stream()
                        .limit(3)
                        .map(it -> Objects.requireNonNullElse(it.email(), "key " + it.key()))
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("");
        return touched.size() > 3 ? first + " and " + (touched.size() - 3) + " more" : first;
    }

    private void switches(Html page) {
        page.heading("Switches")
                .table(
                        List.of("switch", "stands at", "default", "meaning"),
                        List.of(Switch.values()).stream()
                                .map(
                                        it ->
                                                List.of(
                                                        it.key(),
                                                        scene.behaviour().get(it),
                                                        it.standard(),
                                                        it.meaning()))
                                .toList());
    }
}
