package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.Traffic;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.SignedIn;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The Admin API over HTTP. */
public final class AdminClient implements GoTo {

    private static final String BASE = "/admin/rest/v1";

    private final Caller caller;
    private final InstantSource clock;
    private final boolean throughOrganizers;

    /**
     * @param api scheme, host and port of the API
     * @param tokens asked before each call; throws when none may be made
     * @param traffic told of every exchange
     */
    public AdminClient(
            Http http,
            URI api,
            Supplier<TokenSource> tokens,
            Pace pace,
            Traffic traffic,
            InstantSource clock,
            MeterRegistry meters) {
        this(new Caller(http, api, tokens, pace, traffic, clock, meters), clock, false);
    }

    private AdminClient(Caller caller, InstantSource clock, boolean throughOrganizers) {
        this.caller = caller;
        this.clock = clock;
        this.throughOrganizers = throughOrganizers;
    }

    /** The same client, which gives and takes access through GoToMeeting's organizers. */
    public AdminClient throughOrganizers() {
        return new AdminClient(caller, clock, true);
    }

    @Override
    public SignedIn me() {
        return AdminJson.signedIn(caller.get(Lane.URGENT, Operation.ME, BASE + "/me"));
    }

    @Override
    public Account account(String goToAccountKey, Lane lane) {
        if (!Fields.isKey(goToAccountKey)) {
            throw new GoToException(
                    new Failure.Barred(Reason.MALFORMED_KEY, Optional.empty(), Optional.empty()));
        }
        return new AccountCalls(
                caller, clock, BASE + "/accounts/" + goToAccountKey, lane, throughOrganizers);
    }
}
