package dev.pavedroad.user.account;

/** Another account has this email. */
class EmailTakenException extends RuntimeException {}
