package dev.pavedroad.chassis.identity;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import dev.pavedroad.chassis.environment.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;

/**
 * A private key as the environment gives it to a service: as the value of a variable, or in a file that the same
 * variable with {@code _FILE} behind it names. No message shows the value.
 */
public record PrivateKeySource(String variable, String value, String file) {

    /**
     * The key, which is a private one on P-256.
     *
     * @throws InvalidSettingException when there is none, or two, or something else
     */
    public ECKey read() {
        if (isGiven(value) && isGiven(file)) {
            throw new InvalidSettingException("%1$s and %1$s_FILE are both set; set one of them.".formatted(variable));
        }
        return isGiven(value) ? parse(value, variable + " is set, but") : parse(contents(), fileIs() + ", which");
    }

    static boolean isGiven(String setting) {
        return setting != null && !setting.isBlank();
    }

    private String fileIs() {
        return "%s_FILE is '%s'".formatted(variable, file == null ? "" : file);
    }

    private String contents() {
        try {
            if (isGiven(file)) {
                return Files.readString(Path.of(file));
            }
        } catch (IOException | InvalidPathException _) {
            // Told below, as no file at all is.
        }
        throw new InvalidSettingException(
                "%s; set it to the file with this service's private key, or %s to the key itself, a JWK."
                        .formatted(fileIs(), variable));
    }

    private static ECKey parse(String text, String where) {
        try {
            var key = ECKey.parse(text);
            if (key.isPrivate() && key.getCurve().equals(Curve.P_256)) {
                return key;
            }
        } catch (ParseException | RuntimeException _) {
            // Told below, without the text: it may be a secret all the same.
        }
        throw new InvalidSettingException(where + " is not a private P-256 key as a JWK; make one with the key tool.");
    }

    @Override
    public String toString() {
        return variable;
    }
}
