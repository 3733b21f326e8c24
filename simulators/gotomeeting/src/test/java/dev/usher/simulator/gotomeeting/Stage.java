package dev.usher.simulator.gotomeeting;

import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.options.Switch;

/** A simulator and a client signed in to it, and what scenarios do with them. */
final class Stage implements AutoCloseable {

    static final LicenseKey MEETING = AccountSetup.gotomeeting(1).key();

    final GoToSimulator goTo =
            GoToSimulator.start(
                    SimulatorOptions.defaults()
                            .withClock(new MutableClock())
                            .withAccount(
                                    AccountSetup.DEFAULT.withLicenses(
                                            AccountSetup.gotomeeting(10))));
    final Client client = new Client(goTo).signedIn();

    String lastOperation() {
        return goTo.journal().calls().getLast().request().operation();
    }

    @Override
    public void close() {
        client.close();
        goTo.close();
    }

    Stage set(Switch one, String value) {
        goTo.change(behaviour -> behaviour.with(one, value));
        return this;
    }

    Stage licensedAdmin() {
        client.post("licenses/" + MEETING + "/users/" + goTo.administrator(), "");
        return this;
    }

    Stage ann(SignIn seen) {
        goTo.addUser(Seed.of("ann@example.com", "Ann", "Hall").licensed(MEETING).seen(seen));
        return this;
    }

    Stage bareAnn() {
        goTo.addUser(Seed.of("ann@example.com", "Ann", "Hall"));
        return this;
    }

    Stage annAndInvited() {
        goTo.addUser(Seed.of("bob@example.com", "Bob", "Jones").licensed(MEETING));
        return ann(SignIn.RECENT);
    }

    Stage salesman() {
        goTo.addUser(
                Seed.of("ann@example.com", "Ann", "Hall")
                        .licensed(MEETING)
                        .in(goTo.addGroup("Sales")));
        return this;
    }

    Client.Answer refresh() {
        return client.token(
                "grant_type=refresh_token&refresh_token="
                        + goTo.options().credentials().refreshToken());
    }

    Client.Answer nobody() {
        return client.filter("email eq \"nobody@example.com\"");
    }

    Client.Answer add(String people) {
        return client.post("users", "{\"users\":[" + people + "]}");
    }

    Client.Answer addEach(String people) {
        return client.post("users?allOrNothing=false", "{\"users\":[" + people + "]}");
    }

    Client.Answer read() {
        return client.get("users/" + key());
    }

    Client.Answer update(String json) {
        return client.put("users/" + key(), json);
    }

    Client.Answer join(String group) {
        return client.put("groups/" + goTo.addGroup(group) + "/users/" + key(), "");
    }

    Client.Answer giveRoleSet() {
        return client.put(
                "rolesets/4400000000000000011/users?filter=email%20eq%20%22ann@example.com%22", "");
    }

    Client.Answer organizer(String method, String json) {
        return client.organizers(method, "organizers/" + key(), json);
    }

    Client.Answer exhausted(String retryAfter) {
        set(Switch.RETRY_AFTER, retryAfter);
        for (int i = 0; i < 10; i++) {
            client.get("users");
        }
        return client.get("users");
    }

    String seat() {
        return "licenses/" + MEETING + "/users/" + key();
    }

    UserKey key() {
        return goTo.user("ann@example.com").orElseThrow().key();
    }
}
