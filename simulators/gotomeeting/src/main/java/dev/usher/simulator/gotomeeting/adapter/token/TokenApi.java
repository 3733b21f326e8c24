package dev.usher.simulator.gotomeeting.adapter.token;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Imitation;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.adapter.http.Router;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Api;

/** What answers under {@code /oauth}. */
public final class TokenApi implements Imitation {

    private final Router router;

    public TokenApi(Scene scene, Tokens tokens) {
        TokenEndpoint token = new TokenEndpoint(scene, tokens);
        AuthorizePage page = new AuthorizePage(scene, tokens);
        this.router =
                new Router()
                        .on("oauth.token", "POST", "/oauth/token", token::token)
                        .on("oauth.authorize", "GET", "/oauth/authorize", page::authorize);
    }

    @Override
    public Api api() {
        return Api.AUTHENTICATION;
    }

    @Override
    public String operation(ApiCall call) {
        return router.operation(call);
    }

    @Override
    public Reply answer(ApiCall call) {
        return router.answer(call);
    }
}
