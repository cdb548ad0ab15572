package dev.pavedroad.chassis.keys;

/** A step of a rotation is out of turn; the message says which one is due. */
class KeyRotationRefused extends RuntimeException {

    KeyRotationRefused(String message) {
        super(message);
    }
}
