package dev.usher.assignment;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Requests that are nearly right, or not at all, byte by byte. */
abstract class OddRequests {

    static final List<String> SCALARS =
            List.of(
                    "true",
                    "\"True\"",
                    "\"False\"",
                    "null",
                    "1",
                    "-1e9",
                    "1e9999",
                    "99999999999999999999999999",
                    "\"\"",
                    "\"x\"",
                    "\"2026-01-01T00:00:00Z\"",
                    "\"2099-01-01T00:00:00Z\"",
                    "\"+300000-01-01T00:00:00Z\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\\\\"",
                    "\"%\"",
                    "\"known1@odd.example\"",
                    "\"{\\\"value\\\":\\\"Role\\\"}\"",
                    "abc",
                    "known1@odd.example",
                    "'quoted'",
                    "\"unfinished",
                    "{}",
                    "[]",
                    "\"\ud83d\ude00\u00e9\"",
                    "0x1F",
                    "\"" + "y".repeat(12_000) + "\"");

    static final List<String> NO_OBJECTS =
            List.of("", "{", "null", "\"x\"", "{\"a\":1,\"a\":2}", "{}{}", "\ufeff{}");

    final Random random;
    private final String token;
    private int counter;

    OddRequests(Random random, String token) {
        this.random = random;
        this.token = token;
    }

    abstract String method();

    /** Path and query. */
    abstract String target(String method);

    /** The content type that is right. */
    abstract String type(String target);

    abstract String body(String method, String target);

    /** How many were made. */
    final int count() {
        return counter;
    }

    final byte[] next() {
        counter++;
        String method = method();
        String target = target(method);
        byte[] body =
                method.matches("GET|HEAD|DELETE|OPTIONS")
                        ? new byte[0]
                        : bytes(body(method, target));
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
        if (!rarely(40)) {
            head.append("Authorization: Bearer ")
                    .append(rarely(40) ? "\u00ffodd" : token)
                    .append("\r\n");
        }
        head.append("Content-Type: ")
                .append(
                        rarely(10)
                                ? one(
                                        List.of(
                                                "text/plain",
                                                "application/x-www-form-urlencoded",
                                                "multipart/form-data",
                                                "multipart/form-data; boundary=x",
                                                "application/scim+json;charset=odd",
                                                "///",
                                                "application/xml"))
                                : type(target))
                .append("\r\n");
        if (rarely(8)) {
            head.append(
                    one(
                            List.of(
                                    "If-Match: odd\r\n",
                                    "If-Match: W/\"1\"\r\n",
                                    "If-Match: *\r\n",
                                    "If-None-Match: \u00ff\r\n",
                                    "If-None-Match: *\r\n",
                                    "Accept: odd\r\n",
                                    "Accept: text/html\r\n",
                                    "Accept-Language: ;;;=\r\n",
                                    "Content-Encoding: gzip\r\n",
                                    "X-HTTP-Method-Override: DELETE\r\n",
                                    "X-Forwarded-For: odd, odd\r\n",
                                    "Range: bytes=9-1\r\n")));
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private byte[] bytes(String body) {
        byte[] bytes = body.getBytes(rarely(20) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (rarely(12) && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    final String value(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(3)) {
            case 1 -> "[" + value(depth - 1) + ", " + value(depth - 1) + "]";
            case 2 ->
                    "{\""
                            + one(
                                    List.of(
                                            "value",
                                            "type",
                                            "primary",
                                            "display",
                                            "givenName",
                                            "x",
                                            "$ref",
                                            ""))
                            + "\": "
                            + value(depth - 1)
                            + ", \"value"
                            + (rarely(2) ? "" : "s")
                            + "\": "
                            + one(SCALARS)
                            + "}";
            default -> one(SCALARS);
        };
    }

    final String mangled(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + one(SCALARS) + text.substring(at);
            default -> text.substring(0, at) + text.substring(at + 1);
        };
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    final boolean rarely(int in) {
        return random.nextInt(in) == 0;
    }

    final <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
