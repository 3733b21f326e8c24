package dev.usher.diff.application;

import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.UserId;
import java.time.Instant;
import java.util.HexFormat;

/** Under which keys the tables hold what belongs to one application. */
record Keys(String application) {

    private static final HexFormat HEX = HexFormat.of();

    /** With which all of them begin. */
    String beginning() {
        return application + "|";
    }

    String of(UserId user) {
        return beginning() + user;
    }

    String of(AccountKey account) {
        return beginning() + account;
    }

    String value(String value) {
        return beginning() + value;
    }

    /** Those who have a value and are not shown with it. */
    String hidden(String value, String kind) {
        return beginning() + "hidden|" + value + "\u0000" + kind + "|";
    }

    String owner(AccountKey account) {
        return beginning() + "owner|" + account;
    }

    String formerOwner(AccountKey account) {
        return beginning() + "former-owner|" + account;
    }

    String place(UserId user) {
        return beginning() + "place|" + user;
    }

    String agenda(Lane lane) {
        return beginning() + "agenda|" + (lane == Lane.URGENT ? "0" : "1");
    }

    String escrows() {
        return beginning() + "escrow|";
    }

    String escrow(UserId user) {
        return escrows() + user;
    }

    String seats() {
        return beginning() + "seat|";
    }

    /** Those who have waited longest come first. */
    String seat(UserId user, Instant since) {
        return seats() + moment(since) + "|" + user;
    }

    String dues() {
        return beginning() + "due|";
    }

    /** Those due first come first. */
    String due(UserId user, Instant at) {
        return dues() + moment(at) + "|" + user;
    }

    String held(String batch) {
        return beginning() + "held|" + batch + "|";
    }

    String held(String batch, UserId user) {
        return held(batch) + user;
    }

    String removals() {
        return beginning() + "removed|";
    }

    /** Those removed longest ago come first. */
    String removed(UserId user, Instant at) {
        return removals() + moment(at) + "|" + user;
    }

    /** In the order of time. */
    static String moment(Instant at) {
        return HEX.toHexDigits(at.toEpochMilli());
    }
}
