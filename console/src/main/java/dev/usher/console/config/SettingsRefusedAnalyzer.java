package dev.usher.console.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a refused settings file without a stack trace. */
final class SettingsRefusedAnalyzer extends AbstractFailureAnalyzer<SettingsRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingsRefusedException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct the file (property console.settings-file) and start again.",
                cause);
    }
}
