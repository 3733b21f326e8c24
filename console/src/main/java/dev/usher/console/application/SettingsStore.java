package dev.usher.console.application;

import dev.usher.console.domain.PublishedSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps the settings published last, and which of them the topic has not taken yet. */
public interface SettingsStore {

    /** The newest settings of every application. */
    List<PublishedSettings> all();

    /**
     * Hands what is stored to a decision and stores what it returns, in one transaction; a version
     * that was not there before is marked as not published. Instances take turns.
     */
    void change(Function<Map<String, PublishedSettings>, List<PublishedSettings>> decision);

    /**
     * Hands over what is not published, each in a transaction that marks it as published once
     * publishing has returned. Instances take turns; after a crash in between it is handed over
     * again.
     */
    void publishPending(Consumer<PublishedSettings> publishing);
}
