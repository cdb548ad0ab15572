package dev.pavedroad.chassis.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, as the contract shows it.
 *
 * @param page       its number, from 0
 * @param size       the most items that a page of this list has
 * @param totalItems the items on all pages together
 */
public record Page<T>(List<T> items, int page, int size, long totalItems) {

    /** The page that was asked for. */
    public static <T> Page<T> of(List<T> items, PageRequest request, long totalItems) {
        return new Page<>(items, request.page(), request.size(), totalItems);
    }

    /** The same page with each item shown in another way. */
    public <U> Page<U> map(Function<T, U> view) {
        return new Page<>(items.stream().map(view).toList(), page, size, totalItems);
    }
}
