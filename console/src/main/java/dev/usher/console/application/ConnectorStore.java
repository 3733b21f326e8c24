package dev.usher.console.application;

import dev.usher.console.domain.ConnectionTest;
import dev.usher.console.domain.Connector;
import java.util.List;
import java.util.Optional;

/** Keeps how the connector said it is, and the tests of its connection. */
public interface ConnectorStore {

    /** Takes in what the connector said; what it said earlier than the last is ignored. */
    void told(List<Connector> news, List<ConnectionTest> answers);

    /** Remembers that a test was asked for. */
    void asked(ConnectionTest pending);

    Optional<Connector> connector(String application);

    Optional<ConnectionTest> test(String application, String id);
}
