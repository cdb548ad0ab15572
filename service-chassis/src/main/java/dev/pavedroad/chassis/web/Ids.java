package dev.pavedroad.chassis.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;

/** Reads ids as RFC 9562 writes them: Java alone takes {@code 1-1-1-1-1} for a UUID too, and Jackson takes base64. */
class Ids extends StdScalarDeserializer<UUID> implements Converter<String, UUID> {

    private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    Ids() {
        super(UUID.class);
    }

    @Override
    public UUID convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no UUID");
        }
        return UUID.fromString(text);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (UUID) context.handleUnexpectedToken(UUID.class, parser);
        }
        var text = parser.getText();
        return FORM.matcher(text).matches()
                ? UUID.fromString(text)
                : (UUID) context.handleWeirdStringValue(UUID.class, text, "no UUID");
    }
}
