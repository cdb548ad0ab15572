package dev.pavedroad.chassis.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids in JSON as RFC 9562 writes them: Jackson alone takes base64 too. */
class StrictUuidDeserializer extends StdScalarDeserializer<UUID> {

    private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    StrictUuidDeserializer() {
        super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (UUID) context.handleUnexpectedToken(UUID.class, parser);
        }
        var text = parser.getText();
        return isUuid(text)
                ? UUID.fromString(text)
                : (UUID) context.handleWeirdStringValue(UUID.class, text, "no UUID");
    }

    static boolean isUuid(String text) {
        return FORM.matcher(text).matches();
    }
}
