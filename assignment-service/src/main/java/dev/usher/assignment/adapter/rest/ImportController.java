package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Importing;
import dev.usher.assignment.application.Report;
import dev.usher.assignment.application.Row;
import dev.usher.assignment.domain.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many changes at once. */
@RestController
class ImportController {

    private static final Logger log = LoggerFactory.getLogger(ImportController.class);

    private final Importing importing;
    private final ReceivedMeter meter;
    private final Supplier<Origin> caller;
    private final ImportLimits limits;
    private final ImportReader reader = new ImportReader();

    ImportController(
            Importing importing,
            ReceivedMeter meter,
            Supplier<Origin> caller,
            ImportLimits limits) {
        this.importing = importing;
        this.caller = caller;
        this.meter = meter;
        this.limits = limits;
    }

    @PostMapping(path = "/api/v1/import", consumes = "application/x-ndjson")
    Report jsonLines(HttpServletRequest request) throws IOException {
        return take(request, reader::jsonLines);
    }

    @PostMapping(path = "/api/v1/import", consumes = "text/csv")
    Report csv(HttpServletRequest request) throws IOException {
        return take(request, reader::csv);
    }

    private Report take(HttpServletRequest request, Function<String, List<Row>> reading)
            throws IOException {
        byte[] body = Changes.bytes(request.getInputStream(), limits.size());
        List<Row> rows = reading.apply(new String(body, StandardCharsets.UTF_8));
        if (rows.size() > limits.rows()) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The import has more than " + limits.rows() + " rows.");
        }
        Summary summary = new Summary();
        importing.take(rows.iterator(), caller.get(), summary);
        Report report = summary.report();
        meter.count(report);
        log.atInfo()
                .addKeyValue("accepted", report.accepted())
                .addKeyValue("unchanged", report.unchanged())
                .addKeyValue("refused", report.refusedInAll())
                .log("Took an import");
        return report;
    }
}
