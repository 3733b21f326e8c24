package dev.usher.gotomeeting.adapter.admin;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Replaces what is somebody's by something made up of the same kind and length, the same for the
 * same. Only words of GoTo's own vocabulary and counts stay.
 */
final class Redaction {

    private static final Set<String> VOCABULARY =
            Set.of("status", "products", "adminRoles", "code", "errorCode", "int_err_code", "type");
    private static final Set<String> COUNTS =
            Set.of(
                    "fromIndex",
                    "toIndex",
                    "total",
                    "seats",
                    "userCount",
                    "deviceCount",
                    "memberCount",
                    "totalMemberCount",
                    "inviteCount");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*([._][A-Za-z0-9]+)*");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");
    private static final int LONGEST_WORD = 40;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, String> replacements = new HashMap<>();

    JsonNode of(JsonNode node) {
        return of(node, "");
    }

    private JsonNode of(JsonNode node, String field) {
        if (node.isObject()) {
            ObjectNode copy = NODES.objectNode();
            node.properties()
                    .forEach(
                            entry ->
                                    copy.set(
                                            name(entry.getKey()),
                                            of(entry.getValue(), entry.getKey())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(item -> copy.add(of(item, field)));
            return copy;
        }
        if (node.isString()) {
            return StringNode.valueOf(text(node.stringValue(), field));
        }
        return node.isNumber() ? number(node, field) : node;
    }

    private String name(String field) {
        return FIELD.matcher(field).matches() ? field : replacement(field);
    }

    private String text(String text, String field) {
        boolean known =
                VOCABULARY.contains(field)
                        && text.length() <= LONGEST_WORD
                        && WORD.matcher(text).matches();
        if (known || text.isEmpty()) {
            return text;
        }
        return switch (field) {
            case "locale" -> text.matches("[a-z]{2}_[A-Z]{2}") ? "en_US" : replacement(text);
            case "timeZone" -> "Europe/Paris";
            default -> replacement(text);
        };
    }

    private JsonNode number(JsonNode number, String field) {
        if (!number.isIntegralNumber()) {
            return DoubleNode.valueOf(0.5);
        }
        if (COUNTS.contains(field) && number.isInt()) {
            return number;
        }
        BigInteger value = number.bigIntegerValue().abs();
        return value.bitLength() < 20
                ? IntNode.valueOf(1)
                : BigIntegerNode.valueOf(new BigInteger(replacement(value.toString())));
    }

    /** Something else of the same length; e-mails are the same whatever their case. */
    private String replacement(String original) {
        boolean email = original.indexOf('@') > 0;
        return replacements.computeIfAbsent(
                email ? original.toLowerCase(Locale.ROOT) : original,
                same -> {
                    String number = Integer.toString(replacements.size() + 1);
                    if (email) {
                        String end = number + "@example.com";
                        return padded("person", same.length() - end.length()) + end;
                    }
                    boolean digits = same.chars().allMatch(Character::isDigit);
                    int room = same.length() - number.length();
                    return digits
                            ? "9".repeat(Math.max(1, room)) + number
                            : padded("Abcdefghij", room) + number;
                });
    }

    private static String padded(String filling, int length) {
        return filling.repeat(1 + Math.max(0, length) / filling.length())
                .substring(0, Math.max(1, length));
    }
}
