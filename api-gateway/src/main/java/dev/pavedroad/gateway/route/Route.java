package dev.pavedroad.gateway.route;

/**
 * Requests that one service answers.
 *
 * @param pattern a path pattern of Spring MVC
 * @param service its name on the communication map
 */
public record Route(String pattern, String service) {}
