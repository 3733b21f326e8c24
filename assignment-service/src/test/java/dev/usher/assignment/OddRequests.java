package dev.usher.assignment;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
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
                    "\u0000",
                    "NaN",
                    "-Infinity",
                    "-0",
                    "1E-400",
                    "2147483648",
                    "-9223372036854775809",
                    "\"0000-00-00T25:61:61Z\"",
                    "\"-4714-01-01T00:00:00Z\"",
                    "\"2026-03-29T02:30:00+99:99\"",
                    "\"a\\u0001b\"",
                    "\"\\x\"",
                    "\"\\u12\"",
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
            List.of(
                    "",
                    " ",
                    "{",
                    "null",
                    "NaN",
                    "\"x\"",
                    "{\"a\":1,\"a\":2}",
                    "{}{}",
                    "\ufeff{}",
                    "{'a':1}",
                    "{/**/}",
                    "{\"a\":}",
                    "{\"a\":" + "9".repeat(5_000) + "}",
                    "{\"a\":1e" + "9".repeat(30) + "}",
                    "{\"" + "k".repeat(60_000) + "\":1}");

    private static final List<String> HEADERS =
            List.of(
                    "If-Match: odd\r\n",
                    "If-Match: W/\"1\"\r\n",
                    "If-Match: W/\"1\r\n",
                    "If-Match: \"1\", , W/\"99999999999999999999\"\r\n",
                    "If-Match:\r\n",
                    "If-Match: *\r\nIf-Match: *\r\n",
                    "If-Match: *\r\n",
                    "If-None-Match: \u00ff\r\n",
                    "If-None-Match: *\r\n",
                    "If-Modified-Since: odd\r\n",
                    "Accept: odd\r\n",
                    "Accept: text/html\r\n",
                    "Accept: application/xml;q=9\r\n",
                    "Accept: application/x-ndjson, ///\r\n",
                    "Accept: text/csv;charset=odd\r\n",
                    "Accept:\r\n",
                    "Accept-Charset: odd\r\n",
                    "Accept-Language: ;;;=\r\n",
                    "Content-Encoding: gzip\r\n",
                    "Content-Encoding: odd\r\n",
                    "Content-Length: 1\r\n",
                    "Content-Language: \u0001\r\n",
                    "Cookie: JSESSIONID=odd; =; ;\r\n",
                    "Authorization: Basic b2Rk\r\n",
                    "Authorization: Bearer a.b.c\r\n",
                    "X-HTTP-Method-Override: DELETE\r\n",
                    "X-Forwarded-For: odd, odd\r\n",
                    "X-Forwarded-Proto: odd\r\n",
                    "X-Forwarded-Host: \u00ff:99999999\r\n",
                    "X-Forwarded-Port: odd\r\n",
                    "X-Odd: " + "x".repeat(7_000) + "\r\n",
                    "X-Odd: " + "x".repeat(20_000) + "\r\n",
                    "X-Odd: \u00e4\u00ff\r\n",
                    "X-Odd\r\n",
                    "X Odd: x\r\n",
                    "X-Odd: a\r\n b\r\n",
                    "X-Odd: 1\r\n".repeat(300),
                    "traceparent: 00-odd\r\n",
                    "Origin: null\r\n",
                    "Range: bytes=9-1\r\n");

    private static final List<String> TYPES =
            List.of(
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "application/scim+json;charset=odd",
                    "application/json;charset=utf-16",
                    "application/x-ndjson;charset=iso-8859-1",
                    "text/csv;charset=",
                    "*/*",
                    "application/*",
                    "application/json, text/csv",
                    "\u00ff/\u00ff",
                    "",
                    "///",
                    "application/xml");

    private static final List<Charset> CHARSETS =
            List.of(
                    StandardCharsets.UTF_16,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_32,
                    StandardCharsets.UTF_32BE,
                    StandardCharsets.ISO_8859_1);

    /** Of no character in UTF-8: too long, a surrogate, beyond the last, broken off. */
    private static final List<byte[]> NO_CHARACTERS =
            List.of(
                    new byte[] {(byte) 0xC0, (byte) 0x80},
                    new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                    new byte[] {(byte) 0xF7, (byte) 0xBF, (byte) 0xBF, (byte) 0xBF},
                    new byte[] {(byte) 0xE2, (byte) 0x82},
                    new byte[] {0});

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
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (!rarely(200)) {
            head.append("Host: localhost\r\n");
        }
        if (!rarely(40)) {
            head.append("Authorization: Bearer ")
                    .append(rarely(40) ? "\u00ffodd" : token)
                    .append("\r\n");
        }
        if (!rarely(40)) {
            head.append("Content-Type: ")
                    .append(rarely(10) ? one(TYPES) : type(target))
                    .append("\r\n");
        }
        for (int more = rarely(6) ? 1 + random.nextInt(3) : 0; more > 0; more--) {
            head.append(one(HEADERS));
        }
        return request(head, body, rarely(25));
    }

    private byte[] request(StringBuilder head, byte[] body, boolean chunked) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        head.append(
                chunked
                        ? "Transfer-Encoding: chunked\r\n\r\n"
                        : "Content-Length: " + body.length + "\r\n\r\n");
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!chunked) {
            request.writeBytes(body);
            return request.toByteArray();
        }
        if (body.length > 0) {
            String size = rarely(10) ? "odd" : Integer.toHexString(body.length);
            request.writeBytes((size + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            request.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        request.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return request.toByteArray();
    }

    private byte[] bytes(String body) {
        byte[] bytes = body.getBytes(rarely(20) ? one(CHARSETS) : StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        if (rarely(12)) {
            bytes[at] = (byte) random.nextInt(256);
        }
        if (rarely(20)) {
            ByteArrayOutputStream more = new ByteArrayOutputStream();
            more.write(bytes, 0, at);
            more.writeBytes(one(NO_CHARACTERS));
            more.write(bytes, at, bytes.length - at);
            return more.toByteArray();
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
