package dev.pavedroad.chassis.environment;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** An IPv4 network such as {@code 10.213.0.32/28}. */
record Network(InetAddress base, int bits) {

    private static final Pattern FORM = Pattern.compile("([0-9.]+)/([1-9]|[12][0-9]|3[0-2])");

    /** @throws InvalidSettingException when the text is not one */
    static Network parse(String text) {
        var matcher = FORM.matcher(text.strip());
        try {
            if (matcher.matches()) {
                return new Network(Inet4Address.ofLiteral(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            }
        } catch (IllegalArgumentException _) {
            // Told below, as another form is.
        }
        throw refused(text, "networks such as 10.213.0.32/28, separated by commas");
    }

    static InvalidSettingException refused(String network, String remedy) {
        return new InvalidSettingException("LISTEN_IN", network, remedy);
    }

    boolean contains(InetAddress address) {
        return address instanceof Inet4Address && (number(address) ^ number(base)) >>> (Integer.SIZE - bits) == 0;
    }

    private static int number(InetAddress address) {
        return ByteBuffer.wrap(address.getAddress()).getInt();
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + bits;
    }
}
