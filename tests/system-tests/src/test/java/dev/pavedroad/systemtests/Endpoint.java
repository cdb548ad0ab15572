package dev.pavedroad.systemtests;

/**
 * One call of the contract, good as it stands.
 *
 * @param token the access token of somebody who may make it, or {@code null} where anyone may
 * @param body  a valid body, or {@code null} where there is none
 */
record Endpoint(String method, String path, String token, String body) {}
