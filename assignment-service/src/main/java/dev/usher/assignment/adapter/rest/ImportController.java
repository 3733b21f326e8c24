package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.application.Report;
import dev.usher.assignment.application.Row;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many changes at once. */
@RestController
class ImportController {

    private static final Logger log = LoggerFactory.getLogger(ImportController.class);

    private final ApplyingChanges applying;
    private final ReceivedMeter meter;
    private final ImportLimits limits;
    private final ImportReader reader = new ImportReader();

    ImportController(ApplyingChanges applying, ReceivedMeter meter, ImportLimits limits) {
        this.applying = applying;
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
        Report report = applying.all(rows, "import");
        meter.count(report);
        log.atInfo()
                .addKeyValue("accepted", report.accepted())
                .addKeyValue("unchanged", report.unchanged())
                .addKeyValue("refused", report.refused().size())
                .log("Took an import");
        return report;
    }
}
