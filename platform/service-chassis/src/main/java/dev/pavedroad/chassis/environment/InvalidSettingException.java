package dev.pavedroad.chassis.environment;

import java.util.regex.Pattern;

/** A setting that a service cannot start with; the message names the variable and a right value. */
public class InvalidSettingException extends IllegalStateException {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|KEYS?)");
    private static final Pattern SECRET_IN_URL = Pattern.compile("(?<=://)[^/@\\s]+(?=@)|(?<=password=)[^&\\s]+");

    public InvalidSettingException(String variable, Object value, String remedy) {
        super(sentence(variable, value, remedy));
    }

    public InvalidSettingException(String sentence) {
        super(sentence);
    }

    /** Shows no secret, neither a variable that is one nor what a URL has of one. */
    static String sentence(String variable, Object value, String remedy) {
        return SECRET.matcher(variable).matches()
                ? "%s is not right; set it to %s".formatted(variable, remedy)
                : "%s is '%s'; set it to %s".formatted(variable,
                        SECRET_IN_URL.matcher(String.valueOf(value)).replaceAll("..."), remedy);
    }
}
