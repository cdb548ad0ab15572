package dev.pavedroad.chassis.test.openapi;

import java.util.List;
import java.util.Map;

/**
 * What the code of a service does not say about its API: {@code src/test/resources/api.yml}.
 *
 * @param examples   by the name of a schema
 * @param operations by method and path, such as {@code POST /api/orders}
 */
record ApiNotes(String title, String description, Map<String, Object> examples, Map<String, Operation> operations) {

    ApiNotes {
        examples = examples == null ? Map.of() : examples;
    }

    /**
     * One operation.
     *
     * @param id       what generated clients call it; the method's name when it is not given
     * @param optional names of parameters that need not be there
     * @param answers  by status, where the method's signature does not tell
     * @param problems status and slug, such as {@code 409 sku-taken}, beside the ones that every operation has
     */
    record Operation(String id, String summary, String description, List<String> optional,
            Map<String, Answer> answers, List<String> problems) {

        Operation {
            optional = optional == null ? List.of() : optional;
            answers = answers == null ? Map.of() : answers;
            problems = problems == null ? List.of() : problems;
        }
    }

    /**
     * One answer.
     *
     * @param body    the simple name of a type in the controller's package, or none
     * @param media   the type of a body that is no JSON
     * @param headers the names of those that come with it
     */
    record Answer(String when, String body, String media, Object example, List<String> headers) {

        Answer {
            headers = headers == null ? List.of() : headers;
        }
    }
}
