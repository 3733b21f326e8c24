package dev.usher.assignment.adapter.rest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.usher.assignment.application.Row;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.EntraRow;
import dev.usher.assignment.domain.Parsed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Splits an import into rows while it arrives. Where it cannot be read on, the last row is a
 * refusal that says so.
 */
final class ImportReader {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ImportLimits limits;

    ImportReader(ImportLimits limits) {
        this.limits = limits;
    }

    /** JSON Lines; empty lines are passed over. */
    Iterator<Row> jsonLines(InputStream body) {
        Lines lines = new Lines(text(body), Math.toIntExact(limits.line().toBytes()));
        return new Rows() {
            @Override
            Optional<Row> read() throws IOException {
                Optional<String> line = lines.next();
                while (line.isPresent() && line.get().isBlank()) {
                    line(1);
                    line = lines.next();
                }
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                line(1);
                return Optional.of(
                        new Row(
                                line(0),
                                lines.isTooLong()
                                        ? Parsed.refused(
                                                "The line is longer than "
                                                        + limits.line().toKilobytes()
                                                        + " KB")
                                        : jsonLine(line.get())));
            }
        };
    }

    private Parsed jsonLine(String line) {
        try {
            Map<String, Object> object = mapper.readValue(line, OBJECT);
            return object == null
                    ? Parsed.refused("The line is not a JSON object")
                    : ChangeReader.line(object);
        } catch (JacksonException _) {
            return Parsed.refused("The line is not a JSON object");
        }
    }

    /** A list of users with a header row. */
    Iterator<Row> csv(InputStream body) throws IOException {
        CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .detectBomHeader(true)
                        .ofCsvRecord(body);
        Iterator<CsvRecord> records = reader.iterator();
        List<String> columns = columns(records);
        return new Rows() {
            @Override
            Optional<Row> read() throws IOException {
                try {
                    if (!records.hasNext()) {
                        reader.close();
                        return Optional.empty();
                    }
                    CsvRecord record = records.next();
                    line(record.getStartingLineNumber() - line(0));
                    return Optional.of(new Row(line(0), user(columns, record)));
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        };
    }

    private static List<String> columns(Iterator<CsvRecord> records) {
        try {
            if (records.hasNext()) {
                List<String> columns =
                        records.next().getFields().stream().map(EntraRow::column).toList();
                if (columns.contains("userName")) {
                    return columns;
                }
            }
        } catch (CsvParseException | UncheckedIOException _) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT, "The header row cannot be read as CSV");
        }
        throw new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "userPrincipalName: the file has no such column");
    }

    private static Parsed user(List<String> columns, CsvRecord record) {
        if (record.getFieldCount() != columns.size()) {
            return Parsed.refused(
                    "The row has "
                            + record.getFieldCount()
                            + " fields, the header has "
                            + columns.size());
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            cells.put(columns.get(column), record.getField(column));
        }
        return EntraRow.user(cells);
    }

    private static BufferedReader text(InputStream body) {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** Rows until there are none, too many, or one that cannot be read. */
    private abstract class Rows implements Iterator<Row> {

        private long line;
        private long rows;
        private boolean ended;
        private Optional<Row> next = Optional.empty();

        abstract Optional<Row> read() throws IOException;

        /** The number of the line that was read last, moved on by so many. */
        long line(long further) {
            line += further;
            return line;
        }

        @Override
        public boolean hasNext() {
            if (next.isEmpty() && !ended) {
                next = look();
            }
            return next.isPresent();
        }

        private Optional<Row> look() {
            try {
                Optional<Row> row = read();
                ended = row.isEmpty();
                rows++;
                return row.isPresent() && rows > limits.rows()
                        ? last(
                                row.get().line(),
                                "From here on not taken: more than " + limits.rows() + " rows")
                        : row;
            } catch (Limited.TooLongException _) {
                return last(
                        line + 1,
                        "From here on not taken: larger than "
                                + limits.size().toMegabytes()
                                + " MB");
            } catch (CsvParseException _) {
                return last(line + 1, "From here on the file cannot be read as CSV");
            } catch (IOException _) {
                return last(line + 1, "Here the import broke off");
            }
        }

        private Optional<Row> last(long at, String reason) {
            ended = true;
            return Optional.of(new Row(at, Parsed.refused(reason)));
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Row row = next.orElseThrow();
            next = Optional.empty();
            return row;
        }
    }
}
