package dev.usher.notifier.adapter.mail;

import dev.usher.notifier.domain.Item;

/**
 * Says why something happened, and what to do about it, in the language of the reader: by the code
 * of the reason, or in the words of who told it where the language has none for it.
 */
final class Reasons {

    private final Texts texts;

    Reasons(Texts texts) {
        this.texts = texts;
    }

    String why(String code, Item item) {
        return inWords("why." + code, item, item.why());
    }

    String todo(String code, Item item) {
        return inWords("todo." + (item.isGivenUp() ? "givenUp" : code), item, item.todo());
    }

    private String inWords(String key, Item item, String otherwise) {
        return texts.find(key, item.facts().getOrDefault(Item.VALUES, "")).orElse(otherwise);
    }
}
