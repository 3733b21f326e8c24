package dev.usher.simulator.gotomeeting.domain;

import java.util.List;

/**
 * A licence the account has bought: the products it carries and how many people may hold it.
 *
 * @param products product codes such as {@code G2M}; a licence can carry several
 * @param seats how many users may hold it at one time
 */
public record License(LicenseKey key, String description, List<String> products, int seats) {

    public License {
        products = List.copyOf(products);
        if (seats < 0) {
            throw new IllegalArgumentException("A licence cannot have " + seats + " seats");
        }
    }
}
