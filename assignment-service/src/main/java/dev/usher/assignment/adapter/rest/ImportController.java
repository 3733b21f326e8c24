package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Importing;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.application.Pressure;
import dev.usher.assignment.application.Report;
import dev.usher.assignment.application.Row;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many changes at once, taken while they arrive. The answer counts them and names the first that
 * were refused; whoever accepts JSON Lines gets one line for each row.
 */
@RestController
class ImportController {

    private static final Logger log = LoggerFactory.getLogger(ImportController.class);

    private final Importing importing;
    private final Pressure pressure;
    private final ReceivedMeter meter;
    private final Supplier<Origin> caller;
    private final ImportLimits limits;
    private final ImportReader reader;
    private final ImportReader rehearsing;
    private final JsonMapper mapper = JsonMapper.builder().build();

    ImportController(
            Importing importing,
            Pressure pressure,
            ReceivedMeter meter,
            Supplier<Origin> caller,
            ImportLimits limits) {
        this.importing = importing;
        this.pressure = pressure;
        this.meter = meter;
        this.caller = caller;
        this.limits = limits;
        this.reader = new ImportReader(limits);
        this.rehearsing = new ImportReader(limits.ofRehearsal());
    }

    @PostMapping(path = "/api/v1/import", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    void jsonLines(
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(reader(dryRun).jsonLines(body(request)), dryRun, request, response);
    }

    @PostMapping(path = "/api/v1/import", consumes = "text/csv")
    void csv(
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(reader(dryRun).csv(body(request)), dryRun, request, response);
    }

    private ImportReader reader(boolean dryRun) {
        return dryRun ? rehearsing : reader;
    }

    private InputStream body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > limits.size().toBytes()) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The import is larger than " + limits.size().toMegabytes() + " MB.");
        }
        if (pressure.isTooHigh()) {
            throw Problem.of(
                    new Refusal(
                            Refusal.Kind.BUSY,
                            "Too much waits to be sent to Kafka; try again in a minute"));
        }
        return new Limited(request.getInputStream(), limits.size().toBytes());
    }

    private void answer(
            Iterator<Row> rows,
            boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String accept = request.getHeader("Accept");
        Summary summary = new Summary();
        if (accept != null && accept.contains(MediaType.APPLICATION_NDJSON_VALUE)) {
            response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
            Writer writer =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    response.getOutputStream(), StandardCharsets.UTF_8));
            take(rows, dryRun, summary.andThen((row, outcome) -> line(writer, row, outcome)));
            writer.flush();
        } else {
            take(rows, dryRun, summary);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(mapper.writeValueAsBytes(summary.report()));
        }
        if (!dryRun) {
            note(summary.report());
        }
    }

    private void take(Iterator<Row> rows, boolean dryRun, BiConsumer<Row, Outcome> outcomes) {
        if (dryRun) {
            importing.rehearse(rows, caller.get(), outcomes);
        } else {
            importing.take(rows, caller.get(), outcomes);
        }
    }

    private void line(Writer writer, Row row, Outcome outcome) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("line", row.line());
        switch (outcome) {
            case Outcome.Accepted(String id, boolean created) -> {
                line.put("outcome", created ? "created" : "changed");
                line.put("id", id);
            }
            case Outcome.Unchanged(String id) -> {
                line.put("outcome", "unchanged");
                line.put("id", id);
            }
            case Outcome.Refused(var refusal) -> {
                line.put("outcome", "refused");
                line.put("reason", refusal.reason());
            }
        }
        try {
            writer.write(mapper.writeValueAsString(line));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(Report report) {
        meter.count(report);
        log.atInfo()
                .addKeyValue("accepted", report.accepted())
                .addKeyValue("unchanged", report.unchanged())
                .addKeyValue("refused", report.refusedInAll())
                .log("Took an import");
    }
}
