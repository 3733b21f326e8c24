package dev.usher.console.adapter.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all pages of something as one file, page by page, so that its size costs no memory.
 *
 * @param first the first page
 * @param following the page after one that has rows
 */
record Export<T>(List<T> first, UnaryOperator<List<T>> following) {

    private static final String SUSPECT = "=+-@\t\r\n";

    /**
     * Writes it as CSV; a spreadsheet takes no cell for a formula, nor a part of one, even if it
     * goes by semicolons or tabs.
     */
    void writeCsv(
            HttpServletResponse response,
            String fileName,
            List<String> titles,
            Function<T, List<@Nullable String>> cells)
            throws IOException {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
        try (Writer writer = writer(response, "text/csv");
                CsvWriter csv =
                        CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(writer)) {
            csv.writeRecord(titles);
            for (List<T> page = first; !page.isEmpty(); page = following.apply(page)) {
                for (T row : page) {
                    csv.writeRecord(cells.apply(row).stream().map(Export::harmless).toList());
                }
            }
        }
    }

    /** Writes it as one JSON object a line. */
    void writeLines(HttpServletResponse response, JsonMapper json) throws IOException {
        try (Writer writer = writer(response, MediaType.APPLICATION_NDJSON_VALUE)) {
            for (List<T> page = first; !page.isEmpty(); page = following.apply(page)) {
                for (T row : page) {
                    writer.write(json.writeValueAsString(row));
                    writer.write('\n');
                }
            }
        }
    }

    private static Writer writer(HttpServletResponse response, String type) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        return new BufferedWriter(
                new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    private static String harmless(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        return cell.isEmpty() || SUSPECT.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }
}
