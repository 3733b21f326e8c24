package dev.usher.console.domain;

import java.util.List;

/**
 * An account in GoTo, of which no more is kept, since it may be nobody's here.
 *
 * @param products codes such as G2M
 */
public record GoToAccount(String accountKey, String email, String status, List<String> products) {

    public GoToAccount {
        products = List.copyOf(products);
    }
}
