package dev.pavedroad.discovery;

/** A setting that the registry cannot start with; the message names the variable and a right value. */
class InvalidSettingException extends IllegalStateException {

    InvalidSettingException(String variable, String value, String remedy) {
        super("%s is '%s'; set it to %s".formatted(variable, value, remedy));
    }
}
