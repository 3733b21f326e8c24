package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says on whose behalf the caller acts. */
final class MeEndpoint {

    private final AccountSetup setup;
    private final GoToAccount account;

    MeEndpoint(AccountSetup setup, GoToAccount account) {
        this.setup = setup;
        this.account = account;
    }

    Reply get(GoToUser caller) {
        Profile profile = caller.profile();
        Map<String, Object> company = new LinkedHashMap<>();
        company.put("key", setup.key());
        company.put("name", setup.name());
        Map<String, Object> me = new LinkedHashMap<>();
        me.put("key", caller.key().value());
        me.put("accountKey", setup.key());
        me.put("email", profile.email());
        me.put("firstName", profile.firstName());
        me.put("lastName", profile.lastName());
        me.put("locale", profile.locale());
        me.put("timeZone", profile.timeZone());
        if (!caller.adminRoles().isEmpty()) {
            company.put("adminRoles", caller.adminRoles());
            me.put("adminRoles", caller.adminRoles());
        }
        me.put("accounts", List.of(company));
        me.put("createTime", caller.addedAt().toEpochMilli());
        List<String> products = account.products(caller);
        if (!products.isEmpty()) {
            me.put("products", products);
        }
        me.put("orgAdmin", false);
        return Reply.json(200, me);
    }
}
