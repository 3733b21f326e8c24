package dev.usher.console.adapter.rest;

import dev.usher.console.application.AskingServices;
import dev.usher.console.application.LogStore;
import dev.usher.console.application.PublishingSettings;
import dev.usher.console.application.SettingsStore;
import dev.usher.console.domain.Request;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The console's API. */
@RestController
@RequestMapping("/api/v1")
final class ConsoleApi {

    private final LogStore entries;
    private final SettingsStore settings;
    private final PublishingSettings publishing;
    private final AskingServices services;

    ConsoleApi(
            LogStore entries,
            SettingsStore settings,
            PublishingSettings publishing,
            AskingServices services) {
        this.entries = entries;
        this.settings = settings;
        this.publishing = publishing;
        this.services = services;
    }

    @GetMapping("/log")
    Views.Page log(@RequestParam MultiValueMap<String, String> parameters) {
        return Views.Page.of(entries.find(LogParameters.query(parameters)));
    }

    @GetMapping("/log/{id}")
    Views.Entry entry(@PathVariable UUID id) {
        return entries.find(id)
                .map(Views.Entry::of)
                .orElseThrow(
                        () ->
                                new NotThereException(
                                        "The log has no entry with the id " + id + "."));
    }

    @GetMapping("/settings")
    Views.Applications settings() {
        return new Views.Applications(
                settings.all().stream().map(Views.Application::of).toList(), publishing.faults());
    }

    @PostMapping("/applications/{application}/cycle")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Views.Requested cycle(@PathVariable String application) {
        return new Views.Requested(services.ask(application, new Request.Cycle()));
    }
}
