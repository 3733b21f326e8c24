package dev.usher.assignment.adapter.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/**
 * Patches of a title, a family name and mail addresses, against a model that has just these: two
 * texts, and a map from type to address.
 */
class PatchPropertyTest {

    private static final List<String> TYPES = List.of("work", "home", "other");
    private static final JsonMapper JSON = new JsonMapper();

    /** What is known of a person, in the model. */
    private static final class Model {
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, String> mails = new LinkedHashMap<>();

        void apply(Step step) {
            switch (step) {
                case Step.Text(String verb, String path, String value) -> {
                    if (verb.equals("remove")) {
                        texts.remove(path);
                    } else {
                        texts.put(path, value);
                    }
                }
                case Step.Mail(String verb, String type, String value) -> {
                    if (verb.equals("remove")) {
                        mails.remove(type);
                    } else {
                        mails.put(type, value);
                    }
                }
                case Step.AllMails(Map<String, String> all) -> {
                    mails.clear();
                    mails.putAll(all);
                }
                case Step.NoMails _ -> mails.clear();
                case Step.Several(List<Step> steps) -> steps.forEach(this::apply);
            }
        }
    }

    /** One operation. */
    sealed interface Step {
        record Text(String verb, String path, String value) implements Step {}

        record Mail(String verb, String type, String value) implements Step {}

        record AllMails(Map<String, String> all) implements Step {}

        record NoMails() implements Step {}

        /** In one operation without a path. */
        record Several(List<Step> steps) implements Step {}
    }

    @Property(tries = 500)
    void patchesDoWhatTheModelDoes(@ForAll("steps") List<Step> steps) {
        Model model = new Model();
        Document document =
                Document.read(Kind.USER, Json.object().put("userName", "x@patch.example"));
        List<Map<String, Object>> operations = new ArrayList<>();
        for (Step step : steps) {
            model.apply(step);
            operations.add(operation(step));
        }

        document = document.with(read(operations));

        assertThat(document.text("title").orElse(null)).isEqualTo(model.texts.get("title"));
        assertThat(document.text("name", "familyName").orElse(null))
                .isEqualTo(model.texts.get("name.familyName"));
        Map<String, String> mails = new LinkedHashMap<>();
        document.values("emails")
                .forEach(it -> mails.put(it.path("type").asString(), it.path("value").asString()));
        assertThat(mails).isEqualTo(model.mails);
        assertThat(document.values("emails")).hasSize(model.mails.size());
    }

    @Property(tries = 200)
    void inOnePatchOrInSeveralIsTheSame(@ForAll("steps") List<Step> steps) {
        Document document =
                Document.read(Kind.USER, Json.object().put("userName", "x@patch.example"));
        Document each = document;
        List<Map<String, Object>> operations = new ArrayList<>();
        for (Step step : steps) {
            operations.add(operation(step));
            each = each.with(read(List.of(operation(step))));
        }

        assertThat(document.with(read(operations))).isEqualTo(each);
    }

    private static List<PatchOperation> read(List<Map<String, Object>> operations) {
        return PatchOperation.read(
                Kind.USER, Json.object(JSON.writeValueAsBytes(Map.of("Operations", operations))));
    }

    private static Map<String, Object> operation(Step step) {
        return switch (step) {
            case Step.Text(String verb, String path, String value) -> at(verb, path, value);
            case Step.Mail(String verb, String type, String value) ->
                    verb.equals("remove")
                            ? at(verb, "emails[type eq \"" + type + "\"]", value)
                            : at(verb, "emails[type eq \"" + type + "\"].value", value);
            case Step.AllMails(Map<String, String> all) ->
                    Map.of("op", "Replace", "path", "emails", "value", mails(all));
            case Step.NoMails _ -> Map.of("op", "remove", "path", "emails");
            case Step.Several(List<Step> steps) -> {
                Map<String, Object> value = new LinkedHashMap<>();
                for (Step one : steps) {
                    Map<String, Object> part = operation(one);
                    value.put(String.valueOf(part.get("path")), part.get("value"));
                }
                yield Map.of("op", "replace", "value", value);
            }
        };
    }

    private static Map<String, Object> at(String verb, String path, String value) {
        return verb.equals("remove")
                ? Map.of("op", verb, "path", path)
                : Map.of("op", verb, "path", path, "value", value);
    }

    private static List<Map<String, String>> mails(Map<String, String> all) {
        return all.entrySet().stream()
                .map(it -> Map.of("type", it.getKey(), "value", it.getValue()))
                .toList();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> verb = Arbitraries.of("add", "replace", "Add", "Replace", "remove");
        Arbitrary<String> setting = Arbitraries.of("add", "replace");
        Arbitrary<String> value = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5);
        Arbitrary<String> path = Arbitraries.of("title", "name.familyName");
        Arbitrary<Step> text = Combinators.combine(verb, path, value).as(Step.Text::new);
        Arbitrary<Step> mail =
                Combinators.combine(verb, Arbitraries.of(TYPES), value).as(Step.Mail::new);
        Arbitrary<Step> all =
                Arbitraries.maps(Arbitraries.of(TYPES), value).map(Step.AllMails::new);
        Arbitrary<Step> several =
                Combinators.combine(setting, value, value, Arbitraries.of(TYPES), value)
                        .as(
                                (it, title, family, type, address) ->
                                        new Step.Several(
                                                List.of(
                                                        new Step.Text(it, "title", title),
                                                        new Step.Text(
                                                                it, "name.familyName", family),
                                                        new Step.Mail(it, type, address))));
        return Arbitraries.oneOf(text, mail, all, several, Arbitraries.just(new Step.NoMails()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
