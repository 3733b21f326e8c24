package dev.usher.assignment.adapter.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.usher.assignment.application.Directory;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.EffectiveRole;
import dev.usher.assignment.domain.Principal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything at once, written while it is read. The directory comes as lines that an import takes;
 * what is in force per user as JSON Lines or CSV.
 */
@RestController
@RequestMapping("/api/v1/export")
class ExportController {

    private static final String CSV = "text/csv";

    private final Directory directory;
    private final JsonMapper mapper = JsonMapper.builder().build();

    ExportController(Directory directory) {
        this.directory = directory;
    }

    @GetMapping(path = "/directory", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void directory(
            @RequestParam(defaultValue = ChangeReader.DEFAULT_APPLICATION) String application,
            HttpServletResponse response)
            throws IOException {
        Problem.ifUnknown(application, directory);
        try (Writer writer = writer(response, MediaType.APPLICATION_NDJSON_VALUE)) {
            directory.groups(
                    it -> {
                        Map<String, Object> line = line("group");
                        line.put("id", it.id().id());
                        put(line, "externalId", it.externalId());
                        line.put("displayName", it.displayName());
                        write(writer, line);
                    });
            directory.users(
                    it -> {
                        Map<String, Object> line = line("user");
                        line.put("userName", it.userName());
                        put(line, "externalId", it.externalId());
                        line.put("state", it.state());
                        line.put("attributes", it.attributes());
                        line.put("sources", it.said().keySet());
                        write(writer, line);
                    });
            directory.memberships(
                    it -> {
                        Map<String, Object> line = line("member");
                        line.put("group", it.group().id());
                        switch (it.member()) {
                            case Principal.User(var id) -> line.put("user", id.toString());
                            case Principal.Group(String id) -> line.put("memberGroup", id);
                        }
                        line.put("source", it.source());
                        write(writer, line);
                    });
            directory.assignments(
                    application,
                    it -> {
                        Map<String, Object> line = line("assignment");
                        line.put("application", it.application());
                        switch (it.principal()) {
                            case Principal.User(var id) -> line.put("user", id.toString());
                            case Principal.Group(String id) -> line.put("group", id);
                        }
                        line.put("role", it.role());
                        put(line, "from", it.from());
                        put(line, "until", it.until());
                        line.put("source", it.source());
                        write(writer, line);
                    });
        }
    }

    @GetMapping(path = "/effective", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void effective(
            @RequestParam(defaultValue = ChangeReader.DEFAULT_APPLICATION) String application,
            HttpServletResponse response)
            throws IOException {
        Problem.ifUnknown(application, directory);
        try (Writer writer = writer(response, MediaType.APPLICATION_NDJSON_VALUE)) {
            directory.entitlements(
                    application,
                    it -> {
                        Map<String, Object> line = new LinkedHashMap<>();
                        line.put("userId", it.user().id());
                        put(line, "externalId", it.said().content().externalId());
                        line.put("userName", it.said().content().userName());
                        line.put("state", it.said().content().state());
                        line.put("roles", it.said().content().roles());
                        write(writer, line);
                    });
        }
    }

    @GetMapping(path = "/effective", produces = CSV)
    void effectiveAsCsv(
            @RequestParam(defaultValue = ChangeReader.DEFAULT_APPLICATION) String application,
            HttpServletResponse response)
            throws IOException {
        Problem.ifUnknown(application, directory);
        try (CsvWriter csv = CsvWriter.builder().build(writer(response, CSV))) {
            csv.writeRecord("userId", "externalId", "userName", "state", "role", "via");
            directory.entitlements(
                    application,
                    it -> {
                        var content = it.said().content();
                        for (EffectiveRole role : content.roles()) {
                            String externalId = content.externalId();
                            csv.writeRecord(
                                    List.of(
                                            it.user().id().toString(),
                                            externalId == null ? "" : plain(externalId),
                                            plain(content.userName()),
                                            content.state().name(),
                                            plain(role.role()),
                                            String.join(" ", role.via())));
                        }
                    });
        }
    }

    /** A cell that a spreadsheet does not take for a formula. */
    private static String plain(String cell) {
        return cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }

    private static Map<String, Object> line(String kind) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", kind);
        return line;
    }

    private static void put(Map<String, Object> line, String name, @Nullable Object value) {
        if (value != null) {
            line.put(name, value);
        }
    }

    private static Writer writer(HttpServletResponse response, String type) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        return new BufferedWriter(
                new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    private void write(Writer writer, Map<String, Object> line) {
        try {
            writer.write(mapper.writeValueAsString(line));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
