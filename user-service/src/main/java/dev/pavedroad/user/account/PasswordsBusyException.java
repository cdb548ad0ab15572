package dev.pavedroad.user.account;

/** More passwords are waiting to be hashed than can be in good time. */
class PasswordsBusyException extends RuntimeException {}
