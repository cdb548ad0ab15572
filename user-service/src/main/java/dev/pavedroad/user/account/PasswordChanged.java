package dev.pavedroad.user.account;

import java.util.UUID;

/** An account has a new password; published in the transaction that saves it. */
public record PasswordChanged(UUID accountId) {}
