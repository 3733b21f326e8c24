package dev.usher.notifier.adapter.mail;

import dev.usher.notifier.domain.Digest;
import dev.usher.notifier.domain.Failure;
import dev.usher.notifier.domain.Notification;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Turns a mail's content into its subject and its two bodies. */
final class MailRenderer {

    private final TemplateEngine templates = engine();
    private final Optional<String> consoleUrl;
    private final DateTimeFormatter times;

    /**
     * @param consoleUrl where to see more
     * @param zone that times are told in
     */
    MailRenderer(Optional<String> consoleUrl, ZoneId zone) {
        this.consoleUrl = consoleUrl;
        this.times =
                DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss z", Locale.ENGLISH)
                        .withZone(zone);
    }

    /** A mail as it is sent. */
    record Rendered(String subject, String text, String html) {}

    /** An entry of the list in a mail. */
    record Line(String who, String what, String why, String todo, String when) {}

    Rendered render(Notification notification) {
        Digest digest = Digest.of(notification);
        List<Line> lines = digest.listed().stream().map(this::line).toList();
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("application", notification.application());
        context.setVariable("decision", digest.decision());
        context.setVariable("lines", lines);
        context.setVariable("more", digest.more());
        context.setVariable("consoleUrl", consoleUrl.orElse(""));
        context.setVariable("id", notification.id().toString());
        return new Rendered(
                digest.subject(),
                templates.process("digest.txt", context),
                templates.process("digest.html", context));
    }

    private Line line(Failure failure) {
        return new Line(
                failure.who(),
                failure.what(),
                failure.why(),
                failure.todo(),
                times.format(failure.occurredAt()));
    }

    private static TemplateEngine engine() {
        var engine = new SpringTemplateEngine();
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String names, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setResolvablePatterns(Set.of(names));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }
}
