package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.traffic.Api;

/** One of the APIs that GoTo has. */
public interface Imitation {

    Api api();

    /** The name of what the call asks for, such as {@code users.add}; known without doing it. */
    String operation(ApiCall call);

    /**
     * Does it.
     *
     * @throws BadRequest when the call cannot be understood
     */
    Reply answer(ApiCall call);
}
