package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.scene.Scene;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says on whose behalf the caller acts. */
final class MeEndpoint {

    private final Scene scene;

    MeEndpoint(Scene scene) {
        this.scene = scene;
    }

    Reply get() {
        GoToUser caller = scene.caller().orElseThrow();
        List<String> roles = scene.callerRoles();
        Profile profile = caller.profile();
        Map<String, Object> me = new LinkedHashMap<>();
        me.put("key", shown(caller.key().value()));
        me.put("accountKey", shown(scene.options().account().key()));
        me.put("email", profile.email());
        me.put("firstName", profile.firstName());
        me.put("lastName", profile.lastName());
        me.put("locale", profile.locale());
        me.put("timeZone", profile.timeZone());
        if (!roles.isEmpty()) {
            me.put("adminRoles", roles);
        }
        me.put("accounts", accounts(roles));
        me.put("createTime", caller.standing().addedAt().toEpochMilli());
        List<String> products = scene.account().users().products(caller);
        if (!products.isEmpty()) {
            me.put("products", products);
        }
        me.put("orgAdmin", false);
        return Reply.json(200, me);
    }

    /** The account, and others that the caller is in too: those with the keys that follow. */
    private List<Map<String, Object>> accounts(List<String> roles) {
        BigInteger first = new BigInteger(scene.options().account().key());
        List<Map<String, Object>> accounts = new ArrayList<>();
        for (int i = 0; i < scene.behaviour().number(Switch.CALLER_ACCOUNTS); i++) {
            String name = scene.options().account().name();
            Map<String, Object> account = new LinkedHashMap<>();
            account.put("key", shown(first.add(BigInteger.valueOf(i)).toString()));
            account.put("name", i == 0 ? name : name + " " + (i + 1));
            if (!roles.isEmpty()) {
                account.put("adminRoles", roles);
            }
            accounts.add(account);
        }
        return accounts;
    }

    private Object shown(String key) {
        return Keys.shown(key, scene.behaviour());
    }
}
