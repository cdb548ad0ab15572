package dev.pavedroad.map;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of the map that an editor can check while it is written, from the constants of its reader.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
final class MapSchema {

    private static final String TEMPLATE =
            """
                    {
                      "$schema": "https://json-schema.org/draft/2020-12/schema",
                      "title": "Communication map",
                      "description": "Who may call whom, and why. What is not written here is denied.",
                      "type": "object",
                      "required": ["services", "calls"],
                      "additionalProperties": false,
                      "properties": {
                        "services": {
                          "description": "Every service by its name.",
                          "type": "object",
                          "propertyNames": { "pattern": "%1$s", "not": { "enum": [%2$s] } },
                          "additionalProperties": {
                            "type": "object",
                            "required": ["port"],
                            "additionalProperties": false,
                            "properties": {
                              "port": {
                                "description": "The port that it listens on; its management port is this one + 6000.",
                                "type": "integer", "minimum": %3$d, "maximum": %4$d
                              },
                              "public": {
                                "description": "Whether clients from outside may reach it; exactly one service is public.",
                                "type": "boolean"
                              },
                              "database": {
                                "description": "The name of its own database, where it keeps data.",
                                "type": "string", "pattern": "%6$s"
                              },
                              "internet": {
                                "description": "The ports on which it may call out to the internet.",
                                "type": "array", "items": { "type": "integer", "minimum": 1, "maximum": %5$d }
                              }
                            }
                          }
                        },
                        "calls": {
                          "description": "Every call that is allowed.",
                          "type": "array",
                          "items": {
                            "type": "object",
                            "required": ["from", "to", "why"],
                            "additionalProperties": false,
                            "properties": {
                              "from": { "description": "The caller, a service of this map.", "type": "string" },
                              "to": { "description": "The callee, another service of this map.", "type": "string" },
                              "why": { "description": "The reason.", "type": "string", "pattern": "%7$s" },
                              "allow": {
                                "description": "Methods and paths, or paths alone for every method: * is one segment, /** any rest. Left out: all of /internal/**, or of /api/** and /.well-known/** for the gateway.",
                                "type": "array", "minItems": 1, "uniqueItems": true,
                                "items": { "type": "string", "anyOf": [{ "pattern": "%8$s" }, { "pattern": "%9$s" }] }
                              }
                            }
                          }
                        },
                        "observers": {
                          "description": "Who may read every service's management port, and nothing else.",
                          "type": "object",
                          "propertyNames": { "pattern": "%1$s" },
                          "additionalProperties": {
                            "type": "object",
                            "required": ["why"],
                            "additionalProperties": false,
                            "properties": { "why": { "description": "The reason.", "type": "string", "pattern": "%7$s" } }
                          }
                        }
                      }
                    }
                    """;

    private MapSchema() {}

    static String json() {
        var taken = MapReader.TAKEN_NAMES.stream().sorted().collect(Collectors.joining("\", \"", "\"", "\""));
        return TEMPLATE.formatted(whole(MapReader.NAME), taken, MapReader.LOWEST_PORT, MapReader.HIGHEST_PORT,
                MapReader.HIGHEST_PORT_OF_ALL, whole(MapReader.DATABASE), whole(MapReader.WHY),
                whole(MapReader.INTERNAL_PATH), whole(MapReader.ROUTED_PATH));
    }

    // JSON Schema looks for a pattern anywhere in a text, and JSON takes a backslash for itself.
    private static String whole(Pattern pattern) {
        return "^(" + pattern.pattern().replace("\\", "\\\\") + ")$";
    }
}
