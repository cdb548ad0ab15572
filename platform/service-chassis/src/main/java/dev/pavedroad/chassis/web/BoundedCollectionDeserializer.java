package dev.pavedroad.chassis.web;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.CollectionDeserializer;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;

/**
 * Stops reading a list at the first element beyond its {@link Size}: Jackson alone would build all of it, and Bean
 * Validation would look at each element of a list whose size it refuses.
 */
class BoundedCollectionDeserializer extends CollectionDeserializer {

    private final int max;

    BoundedCollectionDeserializer(CollectionDeserializer unbounded, int max) {
        super(unbounded);
        this.max = max;
    }

    @Override
    public BoundedCollectionDeserializer createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        var size = property == null ? null : property.getAnnotation(Size.class);
        return new BoundedCollectionDeserializer(super.createContextual(context, property),
                size == null ? max : size.max());
    }

    @Override
    protected Collection<Object> createDefaultInstance(DeserializationContext context) {
        return new ArrayList<>() {
            @Override
            public boolean add(Object element) {
                if (size() == max) {
                    throw new TooManyElementsException(max);
                }
                return super.add(element);
            }
        };
    }

    static class TooManyElementsException extends RuntimeException {

        TooManyElementsException(int max) {
            super("may have at most %d elements".formatted(max));
        }
    }
}
