package dev.usher.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The console's log of what was done and what was not. */
public final class ProvisioningLog {

    private static final int PAGE = 1000;

    private final Api api;

    public ProvisioningLog(URI base, String token) {
        this.api = new Api(base, token);
    }

    /**
     * An entry.
     *
     * @param userName sign-in name of the person
     * @param action such as CREATE or SKIPPED
     * @param outcome such as SUCCEEDED
     * @param reason short name of why it was decided; empty when there is none
     * @param failure short name of why it failed; empty when it did not
     */
    public record Entry(
            String userName, String action, String outcome, String reason, String failure) {}

    /** All entries, newest first. */
    public List<Entry> entries() throws IOException, InterruptedException {
        List<Entry> entries = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = api.get("/api/v1/log?limit=" + PAGE + after);
            page.path("entries").values().forEach(entry -> entries.add(entry(entry)));
            String next = page.path("next").asString("");
            after =
                    next.isEmpty()
                            ? ""
                            : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!after.isEmpty());
        return entries;
    }

    private static Entry entry(JsonNode entry) {
        return new Entry(
                entry.path("userName").asString(""),
                entry.path("action").asString(""),
                entry.path("outcome").asString(""),
                entry.path("reason").asString(""),
                entry.path("error").path("code").asString(""));
    }
}
