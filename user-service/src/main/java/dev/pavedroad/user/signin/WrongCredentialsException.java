package dev.pavedroad.user.signin;

/** The password is wrong, or there is no such account. */
class WrongCredentialsException extends RuntimeException {}
