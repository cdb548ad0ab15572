package dev.pavedroad.notification.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.pavedroad.notification.inbox.Notification;
import dev.pavedroad.notification.inbox.NotificationType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Renders mails from {@code mail/order-<status>.txt} and {@code .html}; reads all templates at the start. */
@Component
class MailTemplates {

    private final Map<NotificationType, Template> texts = new EnumMap<>(NotificationType.class);
    private final Map<NotificationType, Template> pages = new EnumMap<>(NotificationType.class);

    MailTemplates() throws IOException {
        var text = Mustache.compiler().emptyStringIsFalse(true).escapeHTML(false).withLoader(name -> open(name, "txt"));
        var page = Mustache.compiler().emptyStringIsFalse(true).withLoader(name -> open(name, "html"));
        for (var type : NotificationType.values()) {
            var name = type.name().toLowerCase().replace('_', '-');
            texts.put(type, text.loadTemplate(name));
            pages.put(type, page.loadTemplate(name));
        }
    }

    MailContent render(Notification notification) {
        var model = MailModel.of(notification);
        return new MailContent(model.subject(), texts.get(notification.type()).execute(model),
                pages.get(notification.type()).execute(model));
    }

    private static Reader open(String name, String kind) throws IOException {
        var file = new ClassPathResource("mail/%s.%s".formatted(name, kind));
        return new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
    }
}
