package dev.pavedroad.chassis.test;

import jakarta.validation.constraints.Size;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Finds what a client could fill without end: reading stops only at a {@code List} with a {@code @Size(max = ...)}, so
 * maps, arrays and other collections are not for bodies of requests.
 */
class UnboundedLists {

    private static final String OURS = "dev.pavedroad.";

    private UnboundedLists() {}

    static Stream<Field> in(Class<?> type) {
        return type.isAnnotationPresent(RestController.class)
                ? Arrays.stream(type.getDeclaredMethods()).flatMap(method -> Arrays.stream(method.getParameters()))
                        .filter(it -> it.isAnnotationPresent(RequestBody.class))
                        .flatMap(it -> within(it.getParameterizedType()))
                : Stream.empty();
    }

    private static Stream<Field> within(Type type) {
        return switch (type) {
            case ParameterizedType generic -> Arrays.stream(generic.getActualTypeArguments())
                    .flatMap(UnboundedLists::within);
            case Class<?> ours when ours.getName().startsWith(OURS) && !ours.isEnum() ->
                Arrays.stream(ours.getDeclaredFields()).filter(it -> !Modifier.isStatic(it.getModifiers()))
                        .flatMap(it -> Stream.concat(isUnbounded(it) ? Stream.of(it) : Stream.empty(),
                                within(it.getGenericType())));
            default -> Stream.empty();
        };
    }

    private static boolean isUnbounded(Field field) {
        var type = field.getType();
        var size = field.getAnnotation(Size.class);
        return type.isArray() || Map.class.isAssignableFrom(type) || Iterable.class.isAssignableFrom(type)
                && (type != List.class || size == null || size.max() == Integer.MAX_VALUE);
    }
}
