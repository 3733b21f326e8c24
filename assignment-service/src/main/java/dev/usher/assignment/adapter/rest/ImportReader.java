package dev.usher.assignment.adapter.rest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.usher.assignment.application.Row;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.EntraRow;
import dev.usher.assignment.domain.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Splits an import into rows. */
final class ImportReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JsonMapper mapper = JsonMapper.builder().build();

    /** JSON Lines; empty lines are passed over. */
    List<Row> jsonLines(String text) {
        List<Row> rows = new ArrayList<>();
        long number = 0;
        for (String line : withoutMark(text).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                rows.add(new Row(number, jsonLine(line)));
            }
        }
        return rows;
    }

    private Parsed jsonLine(String line) {
        try {
            Map<String, Object> object =
                    mapper.readValue(line, new TypeReference<Map<String, Object>>() {});
            return object == null
                    ? Parsed.refused("The line is not a JSON object")
                    : ChangeReader.line(object);
        } catch (JacksonException _) {
            return Parsed.refused("The line is not a JSON object");
        }
    }

    /** A list of users with a header row. */
    List<Row> csv(String text) {
        List<Row> rows = new ArrayList<>();
        List<String> columns = List.of();
        long last = 0;
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .ofCsvRecord(withoutMark(text))) {
            for (CsvRecord record : reader) {
                last = record.getStartingLineNumber();
                if (columns.isEmpty()) {
                    columns = record.getFields().stream().map(EntraRow::column).toList();
                    if (!columns.contains("userName")) {
                        throw new Problem(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "userPrincipalName: the file has no such column");
                    }
                } else {
                    rows.add(new Row(last, user(columns, record)));
                }
            }
        } catch (CsvParseException _) {
            rows.add(
                    new Row(
                            last + 1,
                            Parsed.refused("From here on the file cannot be read as CSV")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
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

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
