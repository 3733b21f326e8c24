package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** Reads request bodies, applies single changes, and turns refusals into problems. */
public final class Changes {

    private final ApplyingChanges applying;
    private final ReceivedMeter meter;
    private final Supplier<Origin> caller;
    private final DataSize longest;

    /**
     * @param caller for whom the request that is being answered speaks
     * @param longest body of a single change
     */
    public Changes(
            ApplyingChanges applying,
            ReceivedMeter meter,
            Supplier<Origin> caller,
            DataSize longest) {
        this.applying = applying;
        this.meter = meter;
        this.caller = caller;
        this.longest = longest;
    }

    /** The members of a body, none of which is unknown to the shape. */
    Map<String, Object> object(InputStream body, Class<? extends Record> shape) throws IOException {
        return Body.object(bytes(body, longest), shape);
    }

    Outcome apply(Change change) {
        return apply(new Parsed.Understood(change));
    }

    /** Applies it, or throws the problem. */
    Outcome apply(Parsed parsed) {
        Outcome outcome = applying.one(parsed, caller.get());
        meter.count(outcome);
        if (outcome instanceof Outcome.Refused(var refusal)) {
            throw Problem.of(refusal);
        }
        return outcome;
    }

    static byte[] bytes(InputStream body, DataSize longest) throws IOException {
        byte[] bytes = body.readNBytes(Math.toIntExact(longest.toBytes()) + 1);
        if (bytes.length > longest.toBytes()) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The body is larger than " + longest.toKilobytes() + " KB.");
        }
        return bytes;
    }
}
