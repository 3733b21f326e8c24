package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fingerprint of what a command was decided on, by which it is known later whether that is still
 * so. The same from run to run and from version to version: it is stored.
 *
 * @param desire of what should be true of the user
 * @param change of what would be done, and of the account to which
 */
public record Situation(String desire, String change) {

    private static final int BYTES = 8;

    /**
     * Of a command.
     *
     * @param account as it is; empty: there is none
     */
    public static Situation of(Decision.Send send, Optional<Account> account) {
        return new Situation(
                hash(
                        send.wanted()
                                .map(Situation::parts)
                                .orElseGet(() -> Stream.of("none", send.reason()))),
                hash(
                        Stream.of(
                                        Stream.of(send.action().name()),
                                        optional(send.account().map(AccountKey::value)),
                                        parts(send.target()),
                                        account.map(Account::state)
                                                .map(Situation::parts)
                                                .orElseGet(() -> Stream.of("none")))
                                .flatMap(parts -> parts)));
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it did not write that
     */
    public static Situation parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("No fingerprint of a situation: " + text);
        }
        return new Situation(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Whether the same should be true of the user, whatever would have to be done for it. */
    public boolean sameDesire(Situation other) {
        return desire.equals(other.desire);
    }

    @Override
    public String toString() {
        return desire + "." + change;
    }

    private static Stream<String> parts(AccountSpec spec) {
        return Stream.of(
                        Stream.of(spec.email()),
                        counted(
                                spec.attributes().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                                        .toList()),
                        counted(spec.licences()),
                        counted(spec.adminRoles()),
                        optional(spec.group()),
                        counted(spec.customRoles()))
                .flatMap(part -> part);
    }

    private static Stream<String> counted(Collection<String> values) {
        return Stream.concat(Stream.of(Integer.toString(values.size())), values.stream());
    }

    private static Stream<String> optional(Optional<String> value) {
        return counted(value.map(List::of).orElse(List.of()));
    }

    private static String hash(Stream<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(
                    part -> {
                        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                        digest.update(bytes);
                    });
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
