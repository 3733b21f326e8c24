package dev.usher.console.adapter.yaml;

import dev.usher.console.application.SettingsFormat;
import dev.usher.console.domain.CredentialsReference;
import dev.usher.policy.Faults;
import dev.usher.policy.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Settings as {@code deploy/settings.example.yaml} documents them. */
public final class YamlSettings implements SettingsFormat {

    private static final Pattern APPLICATION = Pattern.compile("[a-z0-9-]{1,40}");

    private final YAMLMapper yaml = new YAMLMapper();

    @Override
    public Parsed parse(String text) {
        Faults faults = new Faults();
        SortedMap<String, Settings> settings = new TreeMap<>();
        SortedMap<String, CredentialsReference> credentials = new TreeMap<>();
        document(text, faults)
                .map(document -> new Section("", document, faults))
                .map(root -> root.read(it -> it.section("applications")))
                .ifPresent(
                        applications -> {
                            for (String application : applications.keys()) {
                                checkName(application, faults);
                                Section section = applications.section(application);
                                section.section("credentials")
                                        .read(YamlSettings::credentials)
                                        .ifPresent(it -> credentials.put(application, it));
                                settings.put(application, section.read(YamlSettings::settings));
                            }
                            if (settings.isEmpty() && faults.none()) {
                                faults.add(
                                        "applications: name at least one application, such as"
                                                + " gotomeeting.");
                            }
                        });
        return parsed(settings, credentials, faults);
    }

    @Override
    public Parsed parseOne(String application, String text) {
        Faults faults = new Faults();
        SortedMap<String, Settings> settings = new TreeMap<>();
        document(text, faults)
                .filter(document -> !isWholeFile(document, application, faults))
                .map(document -> new Section("", document, faults))
                .ifPresent(
                        section -> {
                            section.section("credentials").read(YamlSettings::credentials);
                            settings.put(application, section.read(YamlSettings::settings));
                        });
        return parsed(settings, new TreeMap<>(), faults);
    }

    private static boolean isWholeFile(JsonNode document, String application, Faults faults) {
        boolean whole = document.has("applications");
        if (whole) {
            faults.add(
                    "applications: this is a whole settings file; give what stands there under %s."
                            .formatted(application));
        }
        return whole;
    }

    private Optional<JsonNode> document(String text, Faults faults) {
        if (text.length() > LARGEST) {
            faults.add(
                    "It has more than %d characters; leave out what is not needed."
                            .formatted(LARGEST));
            return Optional.empty();
        }
        FirstLook.at(text, faults);
        if (!faults.none()) {
            return Optional.empty();
        }
        try {
            return Optional.of(yaml.readTree(text));
        } catch (JacksonException e) {
            faults.add(where(e) + "this value cannot be read; put it in quotes if it is text.");
            return Optional.empty();
        }
    }

    private static void checkName(String application, Faults faults) {
        if (!APPLICATION.matcher(application).matches()) {
            faults.add(
                    "applications."
                            + application
                            + ": a name has 1 to 40 lower-case letters, digits and hyphens.");
        }
    }

    private static Parsed parsed(
            SortedMap<String, Settings> settings,
            SortedMap<String, CredentialsReference> credentials,
            Faults faults) {
        return faults.none()
                ? new Parsed.Good(settings, credentials)
                : new Parsed.Faulty(faults.all());
    }

    private static Settings settings(Section section) {
        Settings otherwise = Settings.builder("").build();
        return Settings.builder(section.requiredText("goToAccountKey"))
                .status(section.status("status"))
                .notification(section.section("notification").read(YamlSettings::notification))
                .roles(all(section, "roles", YamlSettings::role))
                .roleRules(Rules.roles(section))
                .mappings(all(section, "mappings", Rules::mapping))
                .matching(all(section, "matching", Rules::matching))
                .scope(all(section, "scope", Rules::filter))
                .sourceAttributes(new HashSet<>(section.texts("sourceAttributes")))
                .targetActions(section.section("targetActions").read(Rules::actions))
                .deprovisioning(section.section("deprovisioning").read(Rules::deprovisioning))
                .removalGuard(section.section("removalGuard").read(Rules::guard))
                .retrySchedule(section.section("retrySchedule").read(Rules::retries))
                .protectedAccounts(new HashSet<>(section.emails("protectedAccounts")))
                .welcomeMail(section.flag("welcomeMail", otherwise.welcomeMail()))
                .fullCycle(section.duration("fullCycle", otherwise.fullCycle()))
                .revivedAccounts(section.choice("revivedAccounts", otherwise.revivedAccounts()))
                .build();
    }

    static <T> List<T> all(Section section, String key, Function<Section, T> reading) {
        return section.sections(key).stream().map(item -> item.read(reading)).toList();
    }

    private static Optional<CredentialsReference> credentials(Section section) {
        Optional<String> file = section.text("file");
        Optional<String> environment = section.text("environment");
        if (file.isPresent() && environment.isPresent()) {
            section.fault("file", "there is environment, too; name one place only.");
        }
        return file.<CredentialsReference>map(CredentialsReference.File::new)
                .or(() -> environment.map(CredentialsReference.Environment::new));
    }

    private static Settings.Notification notification(Section section) {
        Settings.Notification nobody = Settings.Notification.NONE;
        Settings.Notification.Manner usual = nobody.manner();
        return new Settings.Notification(
                section.flag("enabled", nobody.enabled()),
                section.text("email"),
                section.texts("others"),
                section.text("webhook"),
                section.duration("window", nobody.window()),
                new Settings.Notification.Manner(
                        section.text("language").orElse(usual.language()),
                        section.duration("interval", usual.interval()),
                        section.duration("repeat", usual.repeat()),
                        section.integer("mailsPerHour", usual.mailsPerHour()),
                        section.flag("dailySummary", usual.dailySummary())));
    }

    private static Settings.Role role(Section section) {
        return new Settings.Role(
                section.requiredText("name"),
                new HashSet<>(section.texts("licences")),
                new HashSet<>(section.texts("adminRoles")),
                section.text("group"),
                new HashSet<>(section.texts("customRoles")));
    }

    private static String where(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : "line %d: ".formatted(location.getLineNr());
    }
}
