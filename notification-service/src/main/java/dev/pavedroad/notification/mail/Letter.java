package dev.pavedroad.notification.mail;

/** One mail's words, in plain text and in HTML. */
record Letter(String subject, String text, String html) {}
