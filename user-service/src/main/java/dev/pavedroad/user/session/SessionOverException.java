package dev.pavedroad.user.session;

/** A refresh token that is not known, spent, expired or revoked. */
class SessionOverException extends RuntimeException {}
