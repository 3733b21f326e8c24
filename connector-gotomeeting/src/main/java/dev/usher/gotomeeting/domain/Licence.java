package dev.usher.gotomeeting.domain;

import java.util.List;

/**
 * A licence of the GoTo account.
 *
 * @param products codes such as G2M
 * @param seats as many as were bought
 * @param free seats nobody holds
 */
public record Licence(String key, List<String> products, int seats, int free) {

    public Licence {
        products = List.copyOf(products);
    }

    Licence with(int freeNow) {
        return new Licence(key, products, seats, freeNow);
    }
}
