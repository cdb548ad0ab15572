package dev.pavedroad.user.account;

/** The account of a user who is still signed in has been deleted. */
public class AccountGoneException extends RuntimeException {}
