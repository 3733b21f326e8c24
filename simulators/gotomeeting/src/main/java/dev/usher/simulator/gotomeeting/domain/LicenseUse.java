package dev.usher.simulator.gotomeeting.domain;

import java.util.List;

/**
 * A licence together with those who hold it now, in the order in which they were given it.
 *
 * @param holders everyone who holds it
 * @param invited of them, those who have never signed in
 */
public record LicenseUse(License license, List<UserKey> holders, List<UserKey> invited) {

    public LicenseUse {
        holders = List.copyOf(holders);
        invited = List.copyOf(invited);
    }

    public int free() {
        return Math.max(0, license.seats() - holders.size());
    }
}
