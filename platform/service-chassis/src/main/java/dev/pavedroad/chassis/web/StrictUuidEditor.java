package dev.pavedroad.chassis.web;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads ids in paths and queries as RFC 9562 writes them: Java alone takes {@code 1-1-1-1-1} for a UUID too. Not a
 * converter: Spring asks its own editor about what a converter refuses.
 */
@ControllerAdvice
class StrictUuidEditor extends PropertyEditorSupport {

    @InitBinder
    void register(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new StrictUuidEditor());
    }

    @Override
    public void setAsText(String text) {
        if (!StrictUuidDeserializer.isUuid(text)) {
            throw new IllegalArgumentException("no UUID");
        }
        setValue(UUID.fromString(text));
    }
}
