package dev.usher.gotomeeting.domain;

import java.util.List;

/**
 * A licence of the GoTo account.
 *
 * @param products codes such as G2M
 * @param free seats nobody holds
 */
public record Licence(String key, List<String> products, int free) {

    public Licence {
        products = List.copyOf(products);
    }
}
