package dev.pavedroad.keytool;

/** A step of a rotation is out of turn; the message says which one is due. */
class KeyRotationException extends RuntimeException {

    KeyRotationException(String message) {
        super(message);
    }
}
