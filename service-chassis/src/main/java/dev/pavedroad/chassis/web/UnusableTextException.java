package dev.pavedroad.chassis.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A text that no database or mail could carry. */
class UnusableTextException extends JsonMappingException {

    UnusableTextException(JsonParser parser, String message) {
        super(parser, message);
    }
}
