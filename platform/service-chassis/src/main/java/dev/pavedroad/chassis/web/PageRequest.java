package dev.pavedroad.chassis.web;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Which page of a list a client wants; take it as {@code @Valid PageRequest} in a controller.
 *
 * @param page from 0
 * @param size items a page, 1 to 100
 */
public record PageRequest(@Min(0) Integer page, @Min(1) @Max(100) Integer size) {

    public PageRequest {
        page = page == null ? Integer.valueOf(0) : page;
        size = size == null ? Integer.valueOf(20) : size;
    }

    /** The rows before this page. */
    public long offset() {
        return (long) page * size;
    }

    @AssertTrue(message = "is beyond the last row that a list can have")
    boolean isWithinReach() {
        return offset() <= Integer.MAX_VALUE;
    }
}
