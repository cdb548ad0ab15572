package dev.pavedroad.notification.mail;

/** The subject and the body of a mail, in plain text and in HTML. */
record MailContent(String subject, String text, String html) {}
