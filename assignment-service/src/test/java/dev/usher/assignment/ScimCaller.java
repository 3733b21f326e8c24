package dev.usher.assignment;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A SCIM client with a token of its own. */
record ScimCaller(Instance instance, String token) {

    private static final JsonMapper JSON = new JsonMapper();

    /** One that speaks for a source, and assigns whom it pushes with the role Pushed. */
    static ScimCaller of(Instance instance, String source) throws Exception {
        var answer =
                instance.post(
                        "/api/v1/tokens",
                        "{'name':'%s','scopes':['scim'],'source':'%s','pushRole':'Pushed'}"
                                .formatted(source, source));
        return new ScimCaller(instance, json(answer).path("secret").asString());
    }

    /**
     * @param path after the version
     */
    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws Exception {
        var request =
                HttpRequest.newBuilder(instance.uri("/scim/v2" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/scim+json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return instance.exchange(request.build());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
