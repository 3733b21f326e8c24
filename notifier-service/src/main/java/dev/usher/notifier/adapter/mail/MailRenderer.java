package dev.usher.notifier.adapter.mail;

import dev.usher.notifier.application.Wording;
import dev.usher.notifier.domain.Notification;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Turns a message into its subject and its two bodies. */
public final class MailRenderer implements Wording {

    private final TemplateEngine templates = engine();
    private final Map<String, Texts> languages = new ConcurrentHashMap<>();
    private final Optional<String> consoleUrl;
    private final ZoneId zone;

    /**
     * @param consoleUrl where to see more
     * @param zone that times are told in
     */
    public MailRenderer(Optional<String> consoleUrl, ZoneId zone) {
        this.consoleUrl = consoleUrl;
        this.zone = zone;
    }

    /** A mail as it is sent. */
    record Rendered(String subject, String text, String html) {}

    @Override
    public Words words(Notification message) {
        Rendered rendered = render(message);
        return new Words(rendered.subject(), rendered.text());
    }

    Rendered render(Notification message) {
        Texts texts =
                languages.computeIfAbsent(
                        message.language(), language -> new Texts(language, zone));
        Letter letter = new LetterWriter(texts, consoleUrl).write(message);
        Context context = new Context(texts.locale());
        context.setVariable("letter", letter);
        context.setVariable("language", texts.locale().toLanguageTag());
        context.setVariable("consoleUrl", consoleUrl.orElse(""));
        context.setVariable("consoleText", texts.text("console"));
        context.setVariable(
                "footer", texts.text("footer", message.application(), message.id().toString()));
        return new Rendered(
                letter.subject(),
                templates.process("mail.txt", context),
                templates.process("mail.html", context));
    }

    private static TemplateEngine engine() {
        var engine = new SpringTemplateEngine();
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String names, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("mail/");
        resolver.setResolvablePatterns(Set.of(names));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }
}
