package dev.pavedroad.chassis.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Stores the data of tasks as JSON. It also reads the strings that earlier versions stored in Java's serialization, without
 * deserializing: db-scheduler's own fallback would let a row of the table choose the classes that are loaded.
 */
class TaskData implements Serializer {

    // The magic number, the version and the mark of a string: Java Object Serialization Specification, chapter 6.
    private static final byte[] JAVA_STRING = {(byte) 0xac, (byte) 0xed, 0, 5, 't'};

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public byte[] serialize(Object data) {
        try {
            return data == null ? null : json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] stored) {
        if (stored == null) {
            return null;
        }
        try {
            return isJavaString(stored) ? type.cast(readJavaString(stored)) : json.readValue(stored, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJavaString(byte[] stored) {
        return stored.length > JAVA_STRING.length
                && Arrays.equals(stored, 0, JAVA_STRING.length, JAVA_STRING, 0, JAVA_STRING.length);
    }

    private static String readJavaString(byte[] stored) throws IOException {
        var text = new ByteArrayInputStream(stored, JAVA_STRING.length, stored.length - JAVA_STRING.length);
        return new DataInputStream(text).readUTF();
    }
}
