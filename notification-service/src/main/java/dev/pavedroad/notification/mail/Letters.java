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

/** Writes letters from the templates {@code mail/order-<what>.txt} and {@code .html}, all of them read at the start. */
@Component
class Letters {

    private final Map<NotificationType, Template> texts = new EnumMap<>(NotificationType.class);
    private final Map<NotificationType, Template> pages = new EnumMap<>(NotificationType.class);

    Letters() throws IOException {
        var text = Mustache.compiler().emptyStringIsFalse(true).escapeHTML(false).withLoader(name -> open(name, "txt"));
        var page = Mustache.compiler().emptyStringIsFalse(true).withLoader(name -> open(name, "html"));
        for (var type : NotificationType.values()) {
            var name = type.name().toLowerCase().replace('_', '-');
            texts.put(type, text.loadTemplate(name));
            pages.put(type, page.loadTemplate(name));
        }
    }

    Letter about(Notification notification) {
        var view = LetterView.of(notification);
        return new Letter(view.subject(), texts.get(notification.type()).execute(view),
                pages.get(notification.type()).execute(view));
    }

    private static Reader open(String name, String kind) throws IOException {
        var file = new ClassPathResource("mail/%s.%s".formatted(name, kind));
        return new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
    }
}
