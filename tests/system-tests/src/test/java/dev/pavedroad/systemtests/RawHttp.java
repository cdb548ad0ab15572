package dev.pavedroad.systemtests;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/** HTTP by hand: it sends what no client library would. */
final class RawHttp {

    private static final int TIMEOUT_MILLIS = 30_000;

    private RawHttp() {}

    /** A response; status 0 when there was none. */
    record Response(int status, TreeMap<String, String> headers, byte[] body) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    static Response send(byte[] request) throws IOException {
        return exchange(request, Socket::shutdownOutput);
    }

    /** Sends the beginning of a request, and nothing more however long the server waits. */
    static Response begin(byte[] beginning) throws IOException {
        return exchange(beginning, _ -> {});
    }

    private interface End {
        void of(Socket socket) throws IOException;
    }

    private static Response exchange(byte[] request, End end) throws IOException {
        var gateway = URI.create(RunningSystem.url());
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            write(socket, request, end);
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    // A server may answer and close before it has read all.
    private static void write(Socket socket, byte[] request, End end) {
        try {
            socket.getOutputStream().write(request);
            end.of(socket);
        } catch (IOException _) {
            // The response that came before counts.
        }
    }

    static Response read(InputStream in) throws IOException {
        var line = line(in);
        while (line.matches("HTTP/1.1 1\\d\\d.*")) {
            while (!line.isEmpty()) {
                line = line(in);
            }
            line = line(in);
        }
        var status = line.startsWith("HTTP/1.1 ") ? Integer.parseInt(line.substring(9, 12)) : 0;
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        while (!(line = line(in)).isEmpty()) {
            var colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        return new Response(status, headers, body(in, headers));
    }

    private static byte[] body(InputStream in, TreeMap<String, String> headers) throws IOException {
        if (headers.getOrDefault("Content-Type", "").startsWith("text/event-stream")) {
            return new byte[0];
        }
        return headers.getOrDefault("Transfer-Encoding", "").equals("chunked") ? chunks(in) : in.readAllBytes();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = line(in); !size.isEmpty() && !size.equals("0"); size = line(in)) {
            body.writeBytes(in.readNBytes(Integer.parseInt(size, 16)));
            line(in);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
