package dev.usher.simulator.gotomeeting.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.simulator.gotomeeting.domain.Filter;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.traffic.Journal;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The simulator's own pages, which GoTo does not have: to look inside. */
final class OwnPages {

    static final String BASE = "/simulator";

    private final GoToAccount account;
    private final Journal journal;
    private final String token;
    private final UserJson users;
    private final Router router;

    OwnPages(GoToAccount account, Journal journal, String token) {
        this.account = account;
        this.journal = journal;
        this.token = token;
        this.users = new UserJson(account);
        this.router =
                new Router()
                        .on("GET", BASE + "/accounts", _ -> accounts())
                        .on("GET", BASE + "/journal", this::calls)
                        .on("DELETE", BASE + "/journal", _ -> clear());
    }

    Reply answer(ApiCall call) {
        if (call.method().equals("GET") && call.path().equals(BASE + "/health")) {
            return Reply.json(200, Map.of("status", "UP"));
        }
        boolean authentic =
                call.authorization("Bearer")
                        .filter(
                                given ->
                                        MessageDigest.isEqual(
                                                given.getBytes(UTF_8), token.getBytes(UTF_8)))
                        .isPresent();
        return authentic ? router.answer(call) : Reply.error(401, "not.authenticated");
    }

    private Reply accounts() {
        return Reply.json(200, account.users(Filter.NONE).stream().map(users::of).toList());
    }

    private Reply calls(ApiCall call) {
        boolean onlyWrites = call.query().flag("writes", false);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("totals", journal.totals());
        json.put("calls", onlyWrites ? journal.writes() : journal.calls());
        return Reply.json(200, json);
    }

    private Reply clear() {
        journal.clear();
        return Reply.noContent();
    }
}
