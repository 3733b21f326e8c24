package dev.usher.simulator.gotomeeting.domain;

import java.util.List;

/** A licence together with those who hold it now, in the order in which they were given it. */
public record LicenseUse(License license, List<UserKey> holders) {

    public LicenseUse {
        holders = List.copyOf(holders);
    }

    public int free() {
        return Math.max(0, license.seats() - holders.size());
    }
}
