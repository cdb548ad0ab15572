package dev.pavedroad.chassis.edge;

/** No time is left in which the callee could answer, so it was not asked. */
public class DeadlineExceededException extends RuntimeException {

    DeadlineExceededException() {
        super("no time left for another attempt");
    }
}
