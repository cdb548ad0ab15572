package dev.pavedroad.chassis.environment;

/** A setting that a service cannot start with; the message names the variable and a right value. */
class InvalidSettingException extends IllegalStateException {

    InvalidSettingException(String variable, Object value, String remedy) {
        super("%s is '%s'; set it to %s".formatted(variable, value, remedy));
    }
}
