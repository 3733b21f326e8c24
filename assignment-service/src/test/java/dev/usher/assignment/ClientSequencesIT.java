package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Sequences of requests as clients send them. A step has a {@code request}, perhaps a {@code body},
 * the {@code status} to come, and what the answer must have under {@code expect}: texts by JSON
 * pointer, {@code null} for nothing there. What is kept under {@code keep} can be named later as
 * {@code ${name}}.
 */
class ClientSequencesIT {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static Instance instance;

    @BeforeAll
    static void start() throws Exception {
        instance = Instance.start("sequences");
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entra",
                "entra-flag",
                "entra-groups",
                "okta",
                "okta-spec-test",
                "discovery",
                "versions"
            })
    void areAnsweredAsTheClientExpects(String client) throws Exception {
        ScimCaller caller = ScimCaller.of(instance, client);
        Map<String, String> kept = new HashMap<>();
        List<JsonNode> steps = new ArrayList<>();
        try (InputStream in = getClass().getResourceAsStream("/scim/" + client + ".yaml")) {
            YAML.readTree(in).forEach(steps::add);
        }
        for (JsonNode step : steps) {
            carryOut(step, caller, kept);
        }
    }

    private static void carryOut(JsonNode step, ScimCaller caller, Map<String, String> kept)
            throws Exception {
        String named = step.path("step").asString();
        String[] request = filled(step.path("request").asString(), kept).split(" ", 2);
        Map<String, String> headers = new HashMap<>();
        step.path("headers")
                .properties()
                .forEach(it -> headers.put(it.getKey(), filled(it.getValue().asString(), kept)));
        HttpResponse<String> answer =
                (step.has("token")
                                ? new ScimCaller(instance, step.path("token").asString())
                                : caller)
                        .send(
                                request[0],
                                request[1]
                                        .replace(" ", "%20")
                                        .replace("\"", "%22")
                                        .replace("[", "%5B")
                                        .replace("]", "%5D"),
                                filled(step.path("body").asString(""), kept),
                                headers);
        assertThat(answer.statusCode())
                .as("%s: %s", named, answer.body())
                .isEqualTo(step.path("status").asInt());
        JsonNode body = answer.body().isEmpty() ? YAML.createObjectNode() : ScimCaller.json(answer);
        step.path("expect")
                .properties()
                .forEach(
                        it -> {
                            JsonNode there = body.at(it.getKey());
                            String wanted = filled(it.getValue().asString("null"), kept);
                            assertThat(
                                            there.isMissingNode()
                                                    ? "null"
                                                    : there.isValueNode()
                                                            ? there.asString()
                                                            : there.toString())
                                    .as("%s: %s in %s", named, it.getKey(), answer.body())
                                    .isEqualTo(wanted);
                        });
        step.path("keep")
                .properties()
                .forEach(it -> kept.put(it.getKey(), body.at(it.getValue().asString()).asString()));
    }

    private static String filled(String text, Map<String, String> kept) {
        String filled = Objects.requireNonNull(text);
        for (Map.Entry<String, String> one : kept.entrySet()) {
            filled = filled.replace("${" + one.getKey() + "}", one.getValue());
        }
        return filled;
    }
}
