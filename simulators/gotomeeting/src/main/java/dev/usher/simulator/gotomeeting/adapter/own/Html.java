package dev.usher.simulator.gotomeeting.adapter.own;

import java.util.List;

/** A page in the making; everything that is put into it is text and shown as such. */
final class Html {

    private final StringBuilder body = new StringBuilder();

    Html heading(String text) {
        body.append("<h2>").append(escaped(text)).append("</h2>\n");
        return this;
    }

    Html line(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
        return this;
    }

    Html link(String to, String text) {
        body.append("<a href=\"%s\">%s</a>\n".formatted(escaped(to), escaped(text)));
        return this;
    }

    Html search(String name, String value) {
        body.append(
                "<form><input type=\"search\" name=\"%s\" value=\"%s\"><button>Search</button></form>\n"
                        .formatted(escaped(name), escaped(value)));
        return this;
    }

    Html table(List<String> heads, List<List<String>> rows) {
        body.append("<table>\n");
        row("th", heads);
        rows.forEach(cells -> row("td", cells));
        body.append("</table>\n");
        return this;
    }

    @Override
    public String toString() {
        return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>GoTo, imitated</title>
        <style>
        body { font: 15px/1.4 system-ui, sans-serif; margin: 2em; color-scheme: light dark }
        table { border-collapse: collapse; margin-bottom: 1em }
        th, td { border-bottom: 1px solid #8884; padding: .2em .8em .2em 0; text-align: left }
        </style></head><body>
        %s</body></html>
        """
                .formatted(body);
    }

    private void row(String cell, List<String> texts) {
        body.append("<tr>");
        texts.forEach(
                text ->
                        body.append('<')
                                .append(cell)
                                .append('>')
                                .append(escaped(text))
                                .append("</")
                                .append(cell)
                                .append('>'));
        body.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
