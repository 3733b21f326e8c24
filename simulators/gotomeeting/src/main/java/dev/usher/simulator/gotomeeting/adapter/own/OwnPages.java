package dev.usher.simulator.gotomeeting.adapter.own;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.simulator.gotomeeting.adapter.admin.UserJson;
import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.adapter.http.Router;
import dev.usher.simulator.gotomeeting.adapter.token.Tokens;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Journal;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may see the simulator's own pages, and what answers there. Programs show the simulator's
 * token as a bearer token. A browser that asks for the overview may give it as the password of any
 * user name; that opens nothing else, so that no foreign page can make a browser change something.
 */
public final class OwnPages {

    public static final String BASE = "/simulator";

    private static final Set<String> PAGE = Set.of(BASE, BASE + "/");
    private static final String REALM = "Basic realm=\"simulator, token as password\"";

    private final Scene scene;
    private final Tokens tokens;
    private final UserJson users;
    private final Overview overview;
    private final Router router;

    public OwnPages(Scene scene, Tokens tokens) {
        this.scene = scene;
        this.tokens = tokens;
        this.users = new UserJson(scene);
        this.overview = new Overview(scene);
        this.router = routes();
    }

    /** Answers whoever may see it; health is for everyone. */
    public Reply answer(ApiCall call) {
        if (call.method().equals("GET") && call.path().equals(BASE + "/health")) {
            return Reply.json(200, Map.of("status", "UP"));
        }
        if (call.authorization("Bearer").filter(this::known).isPresent()) {
            return router.answer(call);
        }
        boolean page = call.method().equals("GET") && PAGE.contains(call.path());
        if (page && password(call).filter(this::known).isPresent()) {
            return overview.show(call);
        }
        Reply refused = Reply.error(401, "not.authenticated");
        return page ? refused.with("WWW-Authenticate", REALM) : refused;
    }

    private Router routes() {
        SwitchPages switches = new SwitchPages(scene.switches());
        FaultPages faults = new FaultPages(scene.faults());
        LatencyPages latency = new LatencyPages(scene.latencies());
        ClockPages clock = new ClockPages(scene.clock());
        PeoplePages people = new PeoplePages(scene);
        return new Router()
                .on("overview", "GET", BASE + "/", overview::show)
                .on("overview", "GET", BASE, overview::show)
                .on("accounts", "GET", BASE + "/accounts", _ -> accounts())
                .on("journal", "GET", BASE + "/journal", this::calls)
                .on("journal.clear", "DELETE", BASE + "/journal", _ -> clearJournal())
                .on("behaviour", "GET", BASE + "/behaviour", _ -> switches.list())
                .on("behaviour.change", "PATCH", BASE + "/behaviour", switches::change)
                .on("faults", "GET", BASE + "/faults", _ -> faults.list())
                .on("faults.add", "POST", BASE + "/faults", faults::add)
                .on("faults.clear", "DELETE", BASE + "/faults", _ -> faults.clear())
                .on("faults.remove", "DELETE", BASE + "/faults/{number}", faults::remove)
                .on("latency", "GET", BASE + "/latency", _ -> latency.show())
                .on("latency.set", "PUT", BASE + "/latency", latency::set)
                .on("clock", "GET", BASE + "/clock", _ -> clock.show())
                .on("clock.set", "PUT", BASE + "/clock", clock::set)
                .on("users.add", "POST", BASE + "/users", people::add)
                .on("users.change", "PATCH", BASE + "/users/{email}", people::change)
                .on("elsewhere", "POST", BASE + "/elsewhere", people::elsewhere)
                .on("groups.add", "POST", BASE + "/groups", people::addGroup)
                .on("licenses.buy", "PUT", BASE + "/licenses/{license}", people::buy)
                .on("tokens.revoke", "DELETE", BASE + "/tokens", this::revoke)
                .on("reset", "POST", BASE + "/reset", _ -> reset());
    }

    private Reply accounts() {
        return Reply.json(200, scene.account().users().all().stream().map(users::of).toList());
    }

    private Reply calls(ApiCall call) {
        Journal journal = scene.journal();
        boolean onlyWrites = call.query().flag("writes", false);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("totals", journal.totals());
        json.put("calls", onlyWrites ? journal.writes() : journal.calls());
        return Reply.json(200, json);
    }

    private Reply clearJournal() {
        scene.journal().clear();
        return Reply.noContent();
    }

    private Reply revoke(ApiCall call) {
        if (call.query().flag("all", false)) {
            tokens.revokeAll();
        } else {
            tokens.revokeAccess();
        }
        return Reply.noContent();
    }

    private Reply reset() {
        scene.reset();
        tokens.reset();
        return Reply.noContent();
    }

    private boolean known(String token) {
        return MessageDigest.isEqual(
                token.getBytes(UTF_8),
                scene.options().credentials().simulatorToken().getBytes(UTF_8));
    }

    private static Optional<String> password(ApiCall call) {
        try {
            return call.authorization("Basic")
                    .map(it -> new String(Base64.getDecoder().decode(it), UTF_8))
                    .filter(it -> it.contains(":"))
                    .map(it -> it.substring(it.indexOf(':') + 1));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
